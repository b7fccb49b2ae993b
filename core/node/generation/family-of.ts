import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { Family } from '../../training/family.ts';
import { readCheckpoint } from '../training/whole-checkpoint.ts';

/** The kind of model that a LoRA file is for, by what it says itself. @param path ours */
export function familyOf(
  { outputs }: Pick<TrainingAdapter, 'outputs'>,
  path: string | undefined,
): Family | undefined {
  const file = path === undefined ? undefined : readCheckpoint(path);
  return file?.kind === 'safetensors' ? outputs.factsOf(file.header.metadata)?.family : undefined;
}
