import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { optimizerOf, scheduleOf } from '../schedule.ts';

/** The schedule of Adafactor only reports the rates that Adafactor finds: with any others the trainer ends over it. */
export const trainSchedule: Check = function* ({ plan: { options } }) {
  if (options['lr_scheduler'] !== 'adafactor' || scheduleOf(options) !== 'adafactor') return;
  const isAdafactor = optimizerOf(options) === 'adafactor';
  const isOwn = isAdafactor && scheduleOf({ ...options, lr_scheduler: undefined }) === 'adafactor';
  if (isOwn) return;
  yield {
    code: 'train-schedule',
    severity: 'error',
    message: isAdafactor
      ? message(
          'lr_scheduler = "adafactor" is for an Adafactor that finds its own rates: with relative_step=False the training ends after the model is loaded. Choose "constant_with_warmup".',
        )
      : message(
          'lr_scheduler = "adafactor" is for the optimizer Adafactor: with {0} the training ends after the model is loaded. Choose another, such as "cosine".',
          optimizerOf(options),
        ),
  };
};
