import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';

/** The least that an option may be, and what the trainer makes of less. */
const LEAST: Readonly<
  Record<string, readonly [least: number, what: 'ends' | 'trains-nothing' | 'leaves-out']>
> = {
  train_batch_size: [1, 'ends'],
  gradient_accumulation_steps: [1, 'ends'],
  network_dim: [1, 'ends'],
  max_data_loader_n_workers: [0, 'ends'],
  seed: [0, 'ends'],
  max_train_epochs: [1, 'trains-nothing'],
  max_train_steps: [1, 'trains-nothing'],
  dataset_repeats: [1, 'leaves-out'],
};

const WHAT = {
  ends: message('The trainer would end at it.'),
  'trains-nothing': message('The trainer would train no step, and save a file all the same.'),
  'leaves-out': message('The trainer would leave the pictures out.'),
};

/** What NumPy takes, which is told it as well. */
const LARGEST_SEED = 2 ** 32 - 1;

/** Numbers that mean nothing: some of them the trainer takes without a word. (A 0 that it divides by is train-zero-option's.) */
export const trainRange: OptionCheck = function* ({ plan: { options } }) {
  for (const [option, [least, what]] of Object.entries(LEAST)) {
    const value = options[option];
    if (typeof value !== 'number' || value >= least) continue;
    const isDivisor = value === 0 && what === 'ends' && option !== 'network_dim';
    // A number of epochs outweighs one of steps.
    if (isDivisor || (option === 'max_train_steps' && options['max_train_epochs'] !== undefined)) continue;
    yield {
      code: 'train-range',
      severity: 'error',
      setting: optionSetting(option),
      message: message('{0} is {1}, and has to be at least {2}.', option, value, least),
      wayOut: option === 'seed' ? otherSeed : WHAT[what],
    };
  }
  const { seed } = options;
  if (typeof seed !== 'number' || seed <= LARGEST_SEED) return;
  yield {
    code: 'train-range',
    severity: 'error',
    setting: optionSetting('seed'),
    message: message('{0} is {1}, and has to be at most {2}.', 'seed', String(seed), String(LARGEST_SEED)),
    wayOut: otherSeed,
  };
};

const otherSeed = message('The trainer would end at it. Left out, it is another one each time.');
