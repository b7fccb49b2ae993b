import type { SafetensorsHeader } from '../../safetensors/header.ts';
import type { NoCheckpoint } from '../../safetensors/no-checkpoint.ts';
import { openCheckpoint } from '../safetensors/open-checkpoint.ts';

/** What a checkpoint file is by its beginning and its length. */
export type CheckpointFile =
  | NoCheckpoint
  | { readonly kind: 'safetensors'; readonly header: SafetensorsHeader; readonly size: number };

/** Looks at a checkpoint; of gigabytes only the header is read. */
export function readCheckpoint(path: string): CheckpointFile {
  const found = openCheckpoint(path);
  if (found.kind !== 'safetensors') return found;
  found.close();
  const { kind, header, size } = found;
  return { kind, header, size };
}

/** Whether a checkpoint is there, and as long as it says it is; one of another format only has to be there. */
export function isWholeCheckpoint(path: string): boolean {
  const checkpoint = readCheckpoint(path);
  if (checkpoint.kind === 'other') return true;
  return checkpoint.kind === 'safetensors' && checkpoint.size >= checkpoint.header.size;
}
