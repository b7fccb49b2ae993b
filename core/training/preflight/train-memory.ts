import { message } from '../../message.ts';
import { sizeText } from '../../size-text.ts';
import { smallestGpu } from '../machine.ts';
import type { Check } from '../problem.ts';

const MIB = 1024 ** 2;

/** An estimate is no reason to warn of, unless even the least of it is more than there is. */
export const trainMemory: Check = function* ({ plan: { options }, machine, estimates: { memory } }) {
  const gpu = smallestGpu(machine);
  if (gpu?.memory === undefined || !memory || memory.least <= gpu.memory * MIB) return;
  yield {
    code: 'train-memory',
    severity: 'warning',
    setting: ['training', 'options', 'gradient_checkpointing'],
    message: message(
      'By a rough estimate it needs {0} of memory at least, and {1} has {2}.',
      sizeText(memory.least),
      gpu.name,
      sizeText(gpu.memory * MIB),
    ),
    wayOut:
      options['gradient_checkpointing'] === true
        ? message('Set vram to what the GPU has, or take a lower resolution or a smaller batch.')
        : message('Set gradient_checkpointing to true, vram to what the GPU has, or take a smaller batch.'),
  };
};
