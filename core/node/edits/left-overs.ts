import { basename, dirname, isWithin } from '../../path.ts';
import type { EditDisk } from '../disk/edit-disk.ts';
import { isTemporary, removeIfThere } from '../disk/temporary-file.ts';

/** A file is written in less (ms); what is older was left by a program that ended in the midst of it. */
const OLD = 10 * 60_000;
/** Larger ones (bytes) may be pictures that lie ready until many others are written as well: they get a day. */
const LARGE = 64 * 1024;
const OLD_OF_LARGE = 24 * 60 * 60_000;

/**
 * Removes files that were to take another one's place and never will: those that have a name of ours and are old. What a
 * link leads to stays, and so does what lies outside of a folder.
 * @param root that folder @param files any files in it @param time from which on none is old (ms since 1970)
 */
export function removeLeftOvers(disk: EditDisk, root: string, files: readonly string[], time: number): void {
  for (const file of files) {
    if (isTemporary(basename(file)) && isLeftOver(disk, root, file, time)) removeIfThere(disk, file);
  }
}

function isLeftOver(disk: EditDisk, root: string, file: string, time: number): boolean {
  try {
    const { size, mtimeMs, isLink } = disk.look(file);
    if (isLink || mtimeMs > time - (size > LARGE ? OLD_OF_LARGE : OLD)) return false;
    return isWithin(disk.realPath(dirname(file)), disk.realPath(root));
  } catch {
    // It is gone by now, or lies where we may not go.
    return false;
  }
}
