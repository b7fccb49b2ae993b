import { describeFile, type FileDescription } from '../../lora-file/describe-file.ts';
import type { NoCheckpoint } from '../../safetensors/no-checkpoint.ts';
import { openCheckpoint } from '../safetensors/open-checkpoint.ts';
import { type LoraInFile, loraIn } from './lora-in-file.ts';

/** Describes a file that is open; of its tensors only the alphas were read. */
export function describeOpen({ file, modules }: LoraInFile): FileDescription {
  return describeFile(file, modules);
}

/** Describes a `.safetensors` file, or tells why it can't be. */
export function describeLoraFile(path: string): FileDescription | NoCheckpoint {
  const file = openCheckpoint(path);
  if (file.kind !== 'safetensors') return file;
  try {
    return describeOpen(loraIn(file));
  } finally {
    file.close();
  }
}
