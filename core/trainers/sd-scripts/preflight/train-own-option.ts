import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { ownOptions as ours } from '../config-files.ts';

/** Where a run reads and writes is said by its folder. */
export const trainOwnOption: Check = function* ({ ownOptions }) {
  for (const option of Object.keys(ownOptions)) {
    if (!ours.has(option)) continue;
    yield {
      code: 'train-own-option',
      severity: 'warning',
      message: message(
        'The option "{0}" has no effect here: each run has a folder of its own for it.',
        option,
      ),
    };
  }
};
