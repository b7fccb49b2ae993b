import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { conflictsIn } from '../config/option-conflicts.ts';

/** Conflicts that have a check of their own, which knows more about the training than the options alone. */
const TOLD = new Set([
  ...['color_aug', 'random_crop'],
  ...['shuffle_caption', 'caption_dropout_rate', 'caption_tag_dropout_rate', 'token_warmup_step'],
  ...['lr_warmup_steps', 'lr_scheduler', 'full_fp16', 'full_bf16', 'persistent_data_loader_workers'],
  ...['save_every_n_epochs', 'save_every_n_steps', 'max_train_steps'],
]);

/** Options that the trainer refuses together, or of which it takes one: as they would be found in a file of its own. */
export const trainConflict: OptionCheck = function* ({ plan: { options }, ownOptions }) {
  // Each run has its own folder for logs.
  for (const { option, isRefused, message: text } of conflictsIn({ ...options, logging_dir: 'logs' })) {
    if (TOLD.has(option)) continue;
    // Of what has no effect only the user can have meant something.
    if (!isRefused && ownOptions[option] === undefined) continue;
    yield {
      code: 'train-conflict',
      severity: isRefused ? 'error' : 'warning',
      setting: optionSetting(option),
      message: text,
      wayOut: message('Take one of them out.'),
    };
  }
};
