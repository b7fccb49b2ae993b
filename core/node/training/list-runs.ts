import { joinPath } from '../../path.ts';
import { isRunFolderName, RUNS } from '../../training/run-name.ts';
import type { RunRecord } from '../../training/run-record.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { readRecord } from './run-folder.ts';

/** A run of a dataset. */
export interface ListedRun {
  readonly folder: string;
  readonly record: RunRecord;
}

/** All runs of a dataset that can be read, the newest first. */
export function listRuns(disk: JournalDisk, dataset: string): readonly ListedRun[] {
  const parent = joinPath(dataset, RUNS);
  return disk
    .names(parent)
    .filter(isRunFolderName)
    .flatMap((name): readonly ListedRun[] => {
      const folder = joinPath(parent, name);
      const record = recordIn(disk, folder);
      return record ? [{ folder, record }] : [];
    })
    .sort((a, b) => (a.record.created < b.record.created ? 1 : -1));
}

/** One run that can't be read is no reason to show none. */
function recordIn(disk: JournalDisk, folder: string): RunRecord | undefined {
  try {
    return readRecord(disk, folder);
  } catch {
    return undefined;
  }
}
