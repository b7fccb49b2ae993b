import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { scheduleOf } from '../schedule.ts';

/** Schedules without a warmup: the constant one, Adafactor's own, and those that are named by their class. */
export const trainWarmup: OptionCheck = function* ({ plan: { options } }) {
  const warmup = options['lr_warmup_steps'];
  if (typeof warmup !== 'number' || warmup === 0) return;
  const schedule = scheduleOf(options);
  const isWithout =
    schedule === 'constant' || schedule?.startsWith('adafactor') || Boolean(options['lr_scheduler_type']);
  if (schedule === undefined || !isWithout) return;
  yield {
    code: 'train-warmup',
    severity: 'error',
    setting: optionSetting('lr_warmup_steps'),
    message: message('The schedule "{0}" takes no warmup: lr_warmup_steps is {1}.', schedule, warmup),
    wayOut: message('Set it to 0: the training would end after the model is loaded.'),
  };
};
