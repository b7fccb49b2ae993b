import { message } from '../../message.ts';
import type { Check } from '../problem.ts';

/** What `accelerate config` was told is not used here: whoever told it of several GPUs would wait for them. */
export const trainAccelerateConfig: Check = function* ({ plan: { launch }, machine }) {
  const { accelerate, gpuWish } = machine;
  if (!accelerate || gpuWish.by === 'user' || (launch && launch.processes > 1)) return;
  yield {
    code: 'train-accelerate-config',
    severity: 'warning',
    file: accelerate.file,
    message: message('This trains on one GPU, and accelerate is set up for {0}.', accelerate.asks),
    wayOut: message('That file is not used: gpu_ids in [training.accelerate], or --gpus, says which.'),
  };
};
