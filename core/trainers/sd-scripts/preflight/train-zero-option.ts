import { message } from '../../../message.ts';
import { numberOption } from '../../../training/options.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';

/** What the trainer divides by, some of it only when the first epoch is over. */
const DIVISORS = [
  ...['train_batch_size', 'gradient_accumulation_steps', 'save_every_n_epochs', 'save_every_n_steps'],
  ...['validate_every_n_epochs', 'validate_every_n_steps'],
];

/** In kohya_ss a 0 means that an option is not set; for the trainer itself it is a number. */
export const trainZeroOption: OptionCheck = function* ({ plan: { options } }) {
  const isReckoned = numberOption(options, 'save_n_epoch_ratio', 0) > 0;
  for (const option of DIVISORS) {
    if (options[option] !== 0 || (option === 'save_every_n_epochs' && isReckoned)) continue;
    yield {
      code: 'train-zero-option',
      severity: 'error',
      setting: optionSetting(option),
      message: message('{0} is 0, and the trainer divides by it.', option),
      wayOut: message('Set it to 1 or more: the training would end, if only when it comes to that.'),
    };
  }
};
