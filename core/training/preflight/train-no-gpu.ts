import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** On a processor alone a training that takes hours takes weeks. */
export const trainNoGpu: Check = function* ({ machine: { gpu, gpus, wantedGpu } }) {
  if (gpu) return;
  if (wantedGpu !== undefined && gpus.length > 0) {
    yield {
      code: 'train-no-gpu',
      severity: 'error',
      message: message(
        'There is no GPU {0} here. nvidia-smi names: {1}.',
        wantedGpu,
        gpus.map(({ index, name }) => `${index} (${name})`).join(', '),
      ),
    };
    return;
  }
  yield {
    code: 'train-no-gpu',
    severity: 'warning',
    message: message(
      'No NVIDIA GPU was found (nvidia-smi names none). Without a GPU the training runs on the processor, which takes a hundred times as long.',
    ),
  };
};
