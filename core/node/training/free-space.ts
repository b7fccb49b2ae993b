import { statfsSync } from 'node:fs';
import { toNative } from '../native-path.ts';

/** How much room there is where a folder lies (bytes); undefined where that can't be told. */
export function freeSpace(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(toNative(folder));
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
