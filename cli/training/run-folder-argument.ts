import { existsSync } from 'node:fs';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { joinPath } from '../../core/path.ts';
import { RUN_FILE, type RunRecord } from '../../core/training/run-record.ts';

/** A run that was named on the command line, or why it is none. */
export type NamedRun = { readonly folder: string; readonly record: RunRecord } | { readonly mistake: string };

/** Looks for the run in a folder. */
export function findRun(written: string): NamedRun {
  const folder = fromNative(written);
  const record = readRecord(nodeJournalDisk, folder);
  if (record) return { folder, record };
  if (!existsSync(toNative(folder))) return { mistake: `${written}: there is no such folder.` };
  const isThere = existsSync(toNative(joinPath(folder, RUN_FILE)));
  return {
    mistake: isThere
      ? `${written}: its ${RUN_FILE} can not be read, or is of another version.`
      : `${written}: this is no run, there is no ${RUN_FILE} in it.`,
  };
}
