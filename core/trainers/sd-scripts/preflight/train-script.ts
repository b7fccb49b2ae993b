import { message } from '../../../message.ts';
import { familyTitles } from '../../../training/family.ts';
import type { Check } from '../../../training/problem.ts';
import { families } from '../families.ts';

/** Each kind of model has a script of its own; an older trainer lacks those of newer models. */
export const trainScript: Check = function* ({ plan: { family }, machine: { installation } }) {
  const { script } = families[family];
  if (installation?.trains === undefined || installation.trains.includes(script)) return;
  yield {
    code: 'train-script',
    severity: 'error',
    message: message('The trainer in "{0}" has no {1}.', installation.root, script),
    wayOut: message('It is older than what trains {0}: update it.', familyTitles[family]),
  };
};
