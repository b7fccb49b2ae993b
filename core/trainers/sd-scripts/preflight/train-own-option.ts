import { type Message, message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { datasetOptions, isOurs } from '../config-files.ts';

/** Where a run reads and writes is said by its folder, what its pictures and captions are by the dataset. */
export const trainOwnOption: Check = function* ({ ownOptions }) {
  for (const [option, value] of Object.entries(ownOptions)) {
    const instead = insteadOf(option, value);
    if (!instead) continue;
    yield {
      code: 'train-own-option',
      severity: 'warning',
      message: message('The option "{0}" has no effect here.', option),
      wayOut: instead,
    };
  }
};

function insteadOf(option: string, value: unknown): Message | undefined {
  if (isOurs(option, value)) return message('Each run has a folder of its own for it.');
  if (!datasetOptions.has(option)) return undefined;
  return option === 'dataset_repeats'
    ? message("The number in a folder's name says it.")
    : message('It is said by caption_extension in [dataset].');
}
