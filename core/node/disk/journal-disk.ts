import * as fs from 'node:fs';
import { toNative } from '../native-path.ts';
import { type EditDisk, nodeEditDisk } from './edit-disk.ts';
import { makeFolder } from './make-folder.ts';

/** The disk as the journal needs it. */
export interface JournalDisk extends EditDisk {
  /** The names in a folder; none where it isn't there. */
  names(folder: string): readonly string[];
  /** Makes a folder, and those above it, for this user alone. */
  makeFolder(folder: string): void;
}

/** The disk. */
export const nodeJournalDisk: JournalDisk = {
  ...nodeEditDisk,
  names(folder) {
    try {
      return fs.readdirSync(toNative(folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  },
  makeFolder: (folder) => makeFolder(toNative(folder), 0o700),
};
