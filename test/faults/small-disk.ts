import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';

/** What a disk of memory gives at a time (bytes). */
export const PAGE = 4096;

/** A small disk of memory, where the system lets us mount one; else it is told why there is none. */
export class SmallDisk {
  readonly isMounted: boolean;
  readonly #folder: string;

  /** @param folder empty; what is on the disk is in it then @param pages how large it is */
  constructor(folder: string, pages: number) {
    this.#folder = folder;
    const reason = mount(folder, pages * PAGE);
    this.isMounted = reason === undefined;
    if (!this.isMounted) console.warn(`no disk of memory to fill, since: ${reason}`);
  }

  unmount(): void {
    if (this.isMounted) execFileSync('umount', [this.#folder]);
  }
}

/** @returns why it can't be done here, if so */
function mount(folder: string, bytes: number): string | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Leaves so many free pages on a disk. @returns the file that takes the room */
export function fill(folder: string, free: number): string {
  const { bavail, bsize } = fs.statfsSync(folder);
  const filler = path.join(folder, 'filler');
  fs.writeFileSync(filler, Buffer.alloc(bavail * bsize - free * PAGE));
  return filler;
}
