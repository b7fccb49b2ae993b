import { joinPath } from '../../../path.ts';
import {
  type DoneSteps,
  INSTALL_FILE,
  parseDoneSteps,
  writeDoneSteps,
} from '../../../training/install/record.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { readToChange } from '../../disk/read-to-change.ts';
import { replaceFile } from '../../disk/replace-file.ts';
import { isTemporary } from '../../disk/temporary-file.ts';

/** Notes in a folder what is done. @throws the system's error */
export function noteDone(disk: JournalDisk, folder: string, done: DoneSteps): void {
  replaceFile(disk, joinPath(folder, INSTALL_FILE), writeDoneSteps(done));
}

/** What stands in a folder as done; undefined where nothing does that is ours. @throws the system's error */
export function readDone(disk: JournalDisk, folder: string): DoneSteps | undefined {
  const bytes = readIfThere(disk, joinPath(folder, INSTALL_FILE));
  return bytes && parseDoneSteps(Buffer.from(bytes).toString('utf8'));
}

/** The bytes of a file, if it is there. @throws the system's error */
export function readIfThere(disk: JournalDisk, file: string): Uint8Array | undefined {
  const content = readToChange(disk, file);
  return typeof content === 'string' ? undefined : content.bytes;
}

/**
 * Whether there is nothing in a folder that could be lost: only what lay ready to become our note, where even that could
 * not be removed. @throws the system's error
 */
export function hasNothing(disk: JournalDisk, folder: string): boolean {
  return disk.names(folder).every(isTemporary);
}
