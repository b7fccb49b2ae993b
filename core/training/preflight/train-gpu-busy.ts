import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** A desktop takes some hundred MiB; what takes more is another program with a model in it. */
const DESKTOP = 1500;
const SHARE = 0.2;

/** Other programs' memory is not there for the training, which ends when it finds too little. */
export const trainGpuBusy: Check = function* ({ machine: { gpu } }) {
  const { memory, used } = gpu ?? {};
  if (!gpu || memory === undefined || used === undefined) return;
  if (used < DESKTOP || used < memory * SHARE) return;
  yield {
    code: 'train-gpu-busy',
    severity: 'warning',
    message: message('Other programs hold {0} of the {1} MiB of {2}.', used, memory, gpu.name),
    wayOut: message('Close them first: too little free memory ends the training.'),
  };
};
