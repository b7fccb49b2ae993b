import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** On a processor alone a training that takes hours takes weeks. */
export const trainNoGpu: Check = function* ({ machine: { gpu, gpus, wantedGpu, python } }) {
  if (gpu) return;
  if (wantedGpu !== undefined && gpus.length > 0) {
    yield {
      code: 'train-no-gpu',
      severity: 'error',
      message: message('There is no GPU {0} here.', wantedGpu),
      wayOut: message(
        'nvidia-smi names: {0}.',
        gpus.map(({ index, name }) => `${index} (${name})`).join(', '),
      ),
    };
    return;
  }
  // A PyTorch for AMD's cards, which nvidia-smi doesn't name.
  if (python && 'packages' in python && python.packages['torch']?.includes('+rocm')) return;
  yield {
    code: 'train-no-gpu',
    severity: 'warning',
    message: message('No NVIDIA GPU was found: the processor trains, many times slower.'),
    wayOut: message('If there is one, see that nvidia-smi names it.'),
  };
};
