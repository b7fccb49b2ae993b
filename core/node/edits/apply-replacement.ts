import { ORIGINALS } from '../../chores/chore.ts';
import type { FileReplacement, FileStamp } from '../../edits/bulk-edit.ts';
import { digestOf } from '../digest.ts';
import type { EditDisk } from '../disk/edit-disk.ts';
import { removeIfThere } from '../disk/temporary-file.ts';
import { codeOf } from '../system-trouble.ts';
import type { ChangeRefusal, ChangeRefusalReason } from './change-refusal.ts';

/**
 * Has one file take a picture's place, whose original is kept under another name. At each moment the picture is there as it
 * was or as it is to be, where the file system has hard links; else the original lies where it is kept for a moment.
 * @throws the system's error; then everything is as it was
 */
export function applyReplacement(disk: EditDisk, change: FileReplacement): ChangeRefusal | undefined {
  const { file, by, keep } = change;
  const reason = reasonAgainstReplacing(disk, change);
  if (reason) return { file, reason, detail: '' };
  if (keep === null) {
    disk.rename(by, file);
    tidyUp(disk, by);
    return undefined;
  }
  disk.makeFolderOf(keep);
  const isMoved = setAside(disk, file, keep);
  if (isMoved === undefined) return { file, reason: 'exists', detail: '' };
  try {
    disk.rename(by, file);
  } catch (error) {
    isMoved ? disk.place(keep, file) : removeIfThere(disk, keep);
    throw error;
  }
  return undefined;
}

/** An original that is back in its place leaves no empty folder behind. */
function tidyUp(disk: EditDisk, kept: string): void {
  try {
    disk.removeEmptyFoldersOf(kept, ORIGINALS);
  } catch {
    // Others are still in it, mostly.
  }
}

/** Why a picture's place can't be taken; undefined when it can. */
export function reasonAgainstReplacing(
  disk: EditDisk,
  { file, is, by, byIs, keep }: FileReplacement,
): ChangeRefusalReason | undefined {
  if (disk.look(file).isLink) return 'link';
  if (disk.status(file).readOnly) return 'read-only';
  if (!isStill(disk, file, is)) return 'changed';
  if (!isThere(disk, by)) return 'missing';
  if (!isStill(disk, by, byIs)) return 'changed';
  return keep !== null && isThere(disk, keep) ? 'exists' : undefined;
}

/** Whether a file is what it was: its time may be another one, its bytes may not. */
export function isStill(disk: EditDisk, file: string, { size, mtimeMs, digest }: FileStamp): boolean {
  const look = disk.look(file);
  if (look.size !== size) return false;
  return look.mtimeMs === mtimeMs || digestOf(disk.read(file)) === digest;
}

function isThere(disk: EditDisk, path: string): boolean {
  try {
    disk.look(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** @returns whether the file is gone from its own place now; undefined where another one came to its new place meanwhile */
function setAside(disk: EditDisk, file: string, keep: string): boolean | undefined {
  try {
    disk.link(file, keep);
    return false;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    disk.place(file, keep);
    return true;
  }
}
