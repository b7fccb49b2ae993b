import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** Without the trainer there is nothing to start. */
export const trainTrainer: Check = function* ({ machine: { installation, isElsewhere } }) {
  if (installation || isElsewhere) return;
  yield {
    code: 'train-trainer',
    severity: 'error',
    isFinal: true,
    message: message('It is not known where the trainer is.'),
    wayOut: message('Choose its folder: that of sd-scripts or of kohya_ss.'),
  };
};
