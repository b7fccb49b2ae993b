import { message } from '../../message.ts';
import { isBusy } from '../gpu.ts';
import type { TrainerFacts } from '../trainer-facts.ts';
import type { TrainerCheck } from './check.ts';

const GIB = 1024;

/** The graphics cards, by NVIDIA's own tool. */
export function* gpuChecks({
  gpus,
  gpuTrouble,
  isGpuHidden,
  hasOtherGpu,
}: TrainerFacts): Iterable<TrainerCheck> {
  const base = { id: 'gpu', title: message('GPU') } as const;
  if (gpuTrouble) {
    yield {
      ...base,
      state: gpuTrouble.isHanging ? 'error' : 'warning',
      value: gpuTrouble.isHanging
        ? message('nvidia-smi does not answer within {0}.', gpuTrouble.detail)
        : message('nvidia-smi says: {0}', gpuTrouble.detail),
      wayOut: message(
        "Look whether NVIDIA's driver is installed and runs; after an update the machine has to be started anew.",
      ),
    };
    return;
  }
  if (gpus.length === 0) {
    yield hasOtherGpu
      ? { ...base, state: 'info', value: message("No card of NVIDIA's. Its PyTorch is one for AMD's.") }
      : {
          ...base,
          state: 'warning',
          value: message("No card of NVIDIA's is found."),
          wayOut: message('A training runs on the processor, some hundred times slower.'),
        };
    return;
  }
  if (isGpuHidden) {
    yield {
      ...base,
      state: 'warning',
      value: message('CUDA_VISIBLE_DEVICES hides all of them.'),
      wayOut: message('A training runs on the processor, some hundred times slower.'),
    };
    return;
  }
  for (const gpu of gpus) {
    const { index, name, memory, used, driver } = gpu;
    const size = memory === undefined ? '?' : (memory / GIB).toFixed(0);
    yield {
      ...base,
      title: message('GPU {0}', index),
      state: isBusy(gpu) ? 'warning' : 'ok',
      value: message('{0}, {1} GiB, driver {2}', name, size, driver),
      ...(isBusy(gpu)
        ? { wayOut: message('Other programs hold {0} GiB of it.', ((used ?? 0) / GIB).toFixed(1)) }
        : {}),
    };
  }
}
