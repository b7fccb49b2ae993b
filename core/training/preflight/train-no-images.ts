import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** Without pictures the trainer ends at once, and with exit code 0 as if all were well. */
export const trainNoImages: Check = function* ({ plan }) {
  if (plan.subsets.some(({ isRegularization }) => !isRegularization)) return;
  yield {
    code: 'train-no-images',
    severity: 'error',
    isFinal: true,
    message: message('There are no pictures to train in "{0}".', plan.dataset),
    wayOut: message('Put some there: the trainer would end at once.'),
  };
};
