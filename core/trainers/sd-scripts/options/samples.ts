import { flag, int, type OptionTable, text } from './option.ts';

/** Sample pictures and logs. */
export const samples: OptionTable = {
  sample_prompts: text('File of sample prompts: .txt, .toml or .json. Needed once samples are on.'),
  sample_every_n_epochs: int('Makes sample pictures every so many epochs; outweighs sample_every_n_steps.'),
  sample_every_n_steps: int('Makes sample pictures every so many steps.'),
  sample_at_first: flag('Makes sample pictures before the training, to compare with.'),
  sample_sampler: text('Sampler of sample pictures that say none of their own.', {
    choices: [
      ...['ddim', 'pndm', 'lms', 'euler', 'euler_a', 'heun', 'dpm_2', 'dpm_2_a', 'dpmsolver', 'dpmsolver++'],
      ...['dpmsingle', 'k_lms', 'k_euler', 'k_euler_a', 'k_dpm_2', 'k_dpm_2_a'],
    ],
    default: 'ddim',
  }),
  sample_batch_size: int('Sample pictures made at once; train_batch_size where nothing is said.', {
    scripts: ['lumina'],
  }),
  logging_dir: text('Folder for TensorBoard. Switches log_with to tensorboard where that is not said.'),
  log_with: text('What keeps the log. "tensorboard" and "all" need logging_dir; wandb needs its package.', {
    choices: ['tensorboard', 'wandb', 'all'],
  }),
  log_prefix: text('Stands before the time in the name of the log folder.'),
  log_tracker_name: text('Name of the tracker; network_train where nothing is said.'),
  log_tracker_config: text('A TOML file with settings of the tracker.'),
  log_config: flag('Writes all options into the log.'),
  wandb_api_key: text('Key for wandb. It stands readable in this file.'),
  wandb_run_name: text('Name of the run at wandb.'),
  console_log_level: text('What is told in the terminal, from this level on; INFO where nothing is said.', {
    choices: ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'],
  }),
  console_log_file: text('File for the messages, instead of the terminal.'),
  console_log_simple: flag('Messages without time, level and colours.'),
};
