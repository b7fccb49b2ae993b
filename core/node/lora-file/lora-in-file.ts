import { type LoraModule, modulesOf } from '../../lora-file/modules.ts';
import type { Tensor } from '../../safetensors/header.ts';
import type { OpenCheckpoint } from '../safetensors/open-checkpoint.ts';

/** An open file, and the modules of the LoRA that is in it: none where there is no LoRA. */
export interface LoraInFile {
  readonly file: OpenCheckpoint;
  readonly modules: readonly LoraModule[];
}

/** An alpha is one number; what claims to be more is none (bytes). */
const LARGEST_ALPHA = 16;

/** Lists the modules of a file with their alphas. @throws the system's error */
export function loraIn(file: OpenCheckpoint): LoraInFile {
  return { file, modules: modulesOf(file.header, (tensor) => numberIn(file, tensor)) };
}

function numberIn(file: OpenCheckpoint, tensor: Tensor): number | undefined {
  if (tensor.place[1] - tensor.place[0] > LARGEST_ALPHA) return undefined;
  const number = file.numbersOf(tensor)?.[0];
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}
