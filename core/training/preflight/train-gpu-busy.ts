import { message } from '../../message.ts';
import { isBusy } from '../gpu.ts';
import type { Check } from '../problem.ts';

/** Other programs' memory is not there for the training, which ends when it finds too little. */
export const trainGpuBusy: Check = function* ({ machine: { gpu, together } }) {
  for (const one of together ?? (gpu ? [gpu] : [])) {
    // What a run of ours holds is given back before it is the next one's turn.
    if (!isBusy(one) || one.runs) continue;
    yield {
      code: 'train-gpu-busy',
      severity: 'warning',
      message: message(
        'Other programs hold {0} of the {1} MiB of {2}.',
        one.used ?? 0,
        one.memory ?? 0,
        one.name,
      ),
      wayOut: message('Close them first: too little free memory ends the training.'),
    };
  }
};
