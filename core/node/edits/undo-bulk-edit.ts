import type { EditDisk } from '../disk/edit-disk.ts';
import { applyChange } from './apply-change.ts';
import type { ChangeRefusal } from './change-refusal.ts';
import type { Journal, JournalFile, KeptEntry } from './journal.ts';
import { isOriginal, type PreparedChange, prepareEdit } from './prepare-edit.ts';

/** Reasons that may be gone when it is tried again. */
const PASSING = new Set<string>(['read-only', 'no-permission', 'disk-full', 'io', 'unsaved']);

/** What taking a bulk edit back comes to. */
export interface Undoing {
  readonly ready: readonly PreparedChange[];
  /** Files that stay as they are. */
  readonly refusals: readonly ChangeRefusal[];
}

/** What would take a bulk edit back where no editor has files open. */
export function prepareUndo(disk: EditDisk, { files }: KeptEntry): Undoing {
  const wanted = files.filter((file) => !isOriginal(disk, file, () => undefined));
  return prepareEdit(
    disk,
    wanted.map(({ undo }) => undo),
    () => undefined,
  );
}

/**
 * Takes a bulk edit back where no editor has files open, and notes that in the journal. A file that somebody changed since
 * is left as it is.
 * @returns the files that were left
 */
export function undoBulkEdit(disk: EditDisk, journal: Journal, entry: KeptEntry): readonly ChangeRefusal[] {
  const { ready, refusals } = prepareUndo(disk, entry);
  const failed = ready.map(({ change }) => applyChange(disk, change)).filter((one) => one !== undefined);
  const all = [...refusals, ...failed];
  settleUndo(journal, entry, entry.files, all);
  return all;
}

/** Notes in the journal what became of the undoing of some files: what can be tried again stays, what can't is kept apart. */
export function settleUndo(
  journal: Journal,
  entry: KeptEntry,
  files: readonly JournalFile[],
  refusals: readonly ChangeRefusal[],
): void {
  const reasons = new Map(refusals.map(({ file, reason }) => [file, reason]));
  const refused = files.filter(({ undo: { file } }) => reasons.has(file));
  const isPassing = ({ undo: { file } }: JournalFile) => PASSING.has(reasons.get(file) ?? '');
  journal.settle(
    entry,
    refused.filter(isPassing),
    refused.filter((file) => !isPassing(file)),
  );
}
