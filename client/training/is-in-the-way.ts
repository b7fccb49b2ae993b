import type { PreparedTraining, RunView } from '../../protocol/training.ts';

/** Whether a run has a GPU that a training is to have, or the processor where that trains both. */
export function isInTheWay(
  { gpuIndexes, watch }: Pick<RunView, 'gpuIndexes' | 'watch'>,
  { used }: Pick<PreparedTraining, 'used'>,
): boolean {
  if (watch === 'elsewhere') return false;
  if (gpuIndexes.length === 0) return used.length === 0;
  return gpuIndexes.some((index) => used.includes(index));
}
