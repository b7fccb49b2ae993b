import { message } from '../../message.ts';
import { isBusy } from '../gpu.ts';
import type { Check } from '../problem.ts';

/** Other programs' memory is not there for the training, which ends when it finds too little. */
export const trainGpuBusy: Check = function* ({ machine: { gpu } }) {
  if (!gpu || !isBusy(gpu)) return;
  yield {
    code: 'train-gpu-busy',
    severity: 'warning',
    message: message(
      'Other programs hold {0} of the {1} MiB of {2}.',
      gpu.used ?? 0,
      gpu.memory ?? 0,
      gpu.name,
    ),
    wayOut: message('Close them first: too little free memory ends the training.'),
  };
};
