import { message } from '../../message.ts';
import { sizeText } from '../../size-text.ts';
import type { Check } from '../problem.ts';

/** Where the checkpoints don't fit the training ends at one of them; what else is written there takes its share too. */
export const trainDisk: Check = function* ({ plan, machine, estimates: { disk, space } }) {
  if (machine.isElsewhere || !disk || space === undefined || space >= disk.bytes * 2) return;
  const isTooLittle = space < disk.bytes;
  yield {
    code: 'train-disk',
    severity: isTooLittle ? 'error' : 'warning',
    setting: ['training', 'options', 'save_every_n_epochs'],
    message: message(
      'The checkpoints need {0}, and where "{1}" lies {2} are free.',
      sizeText(disk.bytes),
      plan.dataset,
      sizeText(space),
    ),
    wayOut: isTooLittle
      ? message('Make room, save less often, or keep less of them (save_last_n_epochs).')
      : message('It is little: sample pictures and caches come on top.'),
  };
};
