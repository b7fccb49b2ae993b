import { randomBytes } from 'node:crypto';
import { dirname, joinPath } from '../../path.ts';
import type { EditDisk } from './edit-disk.ts';

/** A free name in a file's folder. */
export function temporaryBeside(file: string): string {
  // A leading dot: neither a trainer nor we take it for a caption. Short: the file's own name may be as long as it gets.
  return joinPath(dirname(file), `.lora-${randomBytes(8).toString('hex')}.tmp`);
}

/** Whether a name is one of those. */
export function isTemporary(name: string): boolean {
  return /^\.lora-[0-9a-f]{16}\.tmp$/.test(name);
}

/** Removes a file if it is there and can be removed. */
export function removeIfThere(disk: EditDisk, path: string): void {
  try {
    disk.remove(path);
  } catch {
    // It was never made, or can't be removed either: what went wrong before is what to tell.
  }
}
