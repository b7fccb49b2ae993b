import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { optimizerOf, optimizerTitle, scheduleOf } from '../schedule.ts';

/** The schedule of Adafactor only reports the rates that Adafactor finds: with any others the trainer ends over it. */
export const trainSchedule: OptionCheck = function* ({ plan: { options } }) {
  if (options['lr_scheduler'] !== 'adafactor' || scheduleOf(options) !== 'adafactor') return;
  const isAdafactor = optimizerOf(options) === 'adafactor';
  const isOwn = isAdafactor && scheduleOf({ ...options, lr_scheduler: undefined }) === 'adafactor';
  if (isOwn) return;
  yield {
    code: 'train-schedule',
    severity: 'error',
    setting: optionSetting(isAdafactor ? 'optimizer_args' : 'optimizer_type'),
    message: isAdafactor
      ? message('lr_scheduler = "adafactor" does not go with relative_step=False.')
      : message('lr_scheduler = "adafactor" does not go with the optimizer {0}.', optimizerTitle(options)),
    wayOut: isAdafactor
      ? message(
          'Choose "constant_with_warmup", or leave relative_step=False out: the training would end after the model is loaded.',
        )
      : message('Choose another, such as "cosine": the training would end after the model is loaded.'),
  };
};
