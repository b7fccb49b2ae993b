import { describeFile, type FileDescription } from '../../lora-file/describe-file.ts';
import { modulesOf } from '../../lora-file/modules.ts';
import type { NoCheckpoint } from '../../safetensors/no-checkpoint.ts';
import { type OpenCheckpoint, openCheckpoint } from '../safetensors/open-checkpoint.ts';

/** An alpha is one number; what claims to be more is none (bytes). */
const LARGEST_ALPHA = 16;

/** Describes a file that is open; of its tensors only the alphas are read. */
export function describeOpen(file: OpenCheckpoint): FileDescription {
  return describeFile(file.header, file.size, alphasOf(file));
}

/** Describes a `.safetensors` file, or tells why it can't be. */
export function describeLoraFile(path: string): FileDescription | NoCheckpoint {
  const file = openCheckpoint(path);
  if (file.kind !== 'safetensors') return file;
  try {
    return describeOpen(file);
  } finally {
    file.close();
  }
}

/** The alphas of a file's modules, by name. */
export function alphasOf(file: OpenCheckpoint): ReadonlyMap<string, number> {
  const alphas = new Map<string, number>();
  for (const { name, tensors } of modulesOf(file.header)) {
    const tensor = tensors.get('alpha');
    if (!tensor || tensor.place[1] - tensor.place[0] > LARGEST_ALPHA) continue;
    const alpha = file.numbersOf(tensor)?.[0];
    if (alpha !== undefined && Number.isFinite(alpha)) alphas.set(name, alpha);
  }
  return alphas;
}
