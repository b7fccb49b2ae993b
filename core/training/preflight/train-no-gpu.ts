import { message } from '../../message.ts';
import { hidesAll } from '../gpu.ts';
import type { GpuTrouble, Machine } from '../machine.ts';
import type { Check, Problem } from '../problem.ts';

/** On a processor alone a training that takes hours takes weeks. */
export const trainNoGpu: Check = function* ({ machine }) {
  const { gpu, gpus, gpuWish, gpuTrouble, python } = machine;
  if (gpu || machine.isElsewhere) return;
  if (hidesAll(gpuWish)) {
    yield {
      code: 'train-no-gpu',
      severity: 'warning',
      message: message('CUDA_VISIBLE_DEVICES hides all GPUs: the processor trains, many times slower.'),
      wayOut: message('Take it out of the environment to train on a GPU.'),
    };
    return;
  }
  if (gpus.length > 0) {
    yield notThere(machine);
    return;
  }
  // A PyTorch for AMD's cards, which nvidia-smi doesn't name.
  if (python && 'packages' in python && python.packages['torch']?.includes('+rocm')) return;
  if (gpuTrouble !== undefined) {
    yield noAnswer(gpuTrouble);
    return;
  }
  yield {
    code: 'train-no-gpu',
    severity: 'warning',
    message: message('No NVIDIA GPU was found: the processor trains, many times slower.'),
    wayOut: message('If there is one, see that nvidia-smi names it.'),
  };
};

/** A card that hangs is meant to be trained on; where there is no driver, there may be no card. */
function noAnswer({ isHanging, detail }: GpuTrouble): Problem {
  return isHanging
    ? {
        code: 'train-no-gpu',
        severity: 'error',
        message: message('nvidia-smi does not answer within {0}.', detail),
        wayOut: message(
          'Start the driver, or the machine, anew. CUDA_VISIBLE_DEVICES=-1 trains on the processor.',
        ),
      }
    : {
        code: 'train-no-gpu',
        severity: 'warning',
        message: message('No NVIDIA GPU was found: the processor trains, many times slower.'),
        wayOut: message('nvidia-smi says: {0}', detail),
      };
}

/** There are some, and not the one that is wished for. */
function notThere({ gpus, gpuWish }: Machine): Problem {
  const names = gpus.map(({ index, name }) => `${index} (${name})`).join(', ');
  return {
    code: 'train-no-gpu',
    severity: 'error',
    message:
      gpuWish.by === 'environment'
        ? message('CUDA_VISIBLE_DEVICES = "{0}" names no GPU of this machine.', gpuWish.visible)
        : message('There is no GPU {0} here.', gpuWish.by === 'user' ? gpuWish.index : ''),
    wayOut: message('nvidia-smi names: {0}.', names),
  };
}
