import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';

/** Schedules without a warmup. Adafactor by relative steps has its own schedule, whatever is chosen. */
export const trainWarmup: Check = function* ({ plan: { options } }) {
  const warmup = options['lr_warmup_steps'];
  if (typeof warmup !== 'number' || warmup === 0) return;
  const isAdafactor = /^adafactor$/i.test(String(options['optimizer_type'] ?? ''));
  const args = options['optimizer_args'];
  const isRelative =
    isAdafactor && !(Array.isArray(args) && args.some((arg) => /^relative_step=false$/i.test(String(arg))));
  const schedule = isRelative ? 'adafactor' : String(options['lr_scheduler'] ?? 'constant');
  if (schedule !== 'constant' && !schedule.startsWith('adafactor')) return;
  yield {
    code: 'train-warmup',
    severity: 'error',
    message: message(
      'The schedule "{0}" takes no warmup: lr_warmup_steps = {1} ends the training after the model is loaded. Set it to 0.',
      schedule,
      warmup,
    ),
  };
};
