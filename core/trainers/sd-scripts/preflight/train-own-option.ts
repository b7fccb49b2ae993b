import { type Message, message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { datasetOptions, isOurs } from '../config-files.ts';

/** Where a run reads and writes is said by its folder, what its pictures and captions are by the dataset. */
export const trainOwnOption: Check = function* ({ ownOptions }) {
  for (const [option, value] of Object.entries(ownOptions)) {
    const reason = reasonAgainst(option, value);
    if (reason) yield { code: 'train-own-option', severity: 'warning', message: reason };
  }
};

function reasonAgainst(option: string, value: unknown): Message | undefined {
  if (isOurs(option, value))
    return message('The option "{0}" has no effect here: each run has a folder of its own for it.', option);
  if (!datasetOptions.has(option)) return undefined;
  return option === 'dataset_repeats'
    ? message('The option "{0}" has no effect here: the number in a folder\'s name says it.', option)
    : message('The option "{0}" has no effect here: caption_extension in [dataset] says it.', option);
}
