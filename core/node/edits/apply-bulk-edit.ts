import type { BulkEdit, FileChange } from '../../edits/bulk-edit.ts';
import type { EditDisk } from '../disk/edit-disk.ts';
import { applyChange } from './apply-change.ts';
import type { ChangeRefusal } from './change-refusal.ts';
import type { Journal } from './journal.ts';
import { prepareEdit } from './prepare-edit.ts';

/** What became of a bulk edit. */
export interface Applied {
  readonly done: number;
  readonly refusals: readonly ChangeRefusal[];
}

/**
 * Makes a bulk edit where no editor has files open: as far as it can be made, with what takes it back on disk before
 * anything is written.
 */
export function applyBulkEdit(
  disk: EditDisk,
  journal: Journal,
  { root, title, changes, failed = [] }: BulkEdit,
): Applied {
  const { ready, refusals: unready } = prepareEdit(disk, once(disk, changes), () => undefined);
  const refusals = [
    ...failed.map((one) => ({ ...one, reason: one.reason ?? ('mistake' as const) })),
    ...unready,
  ];
  if (ready.length === 0) return { done: 0, refusals };
  try {
    journal.add({ root, title, files: ready.map((one) => one.journal) });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const all = ready.map(({ change: { file } }) => ({ file, reason: 'no-journal' as const, detail }));
    return { done: 0, refusals: [...refusals, ...all] };
  }
  const refused = ready.map(({ change }) => applyChange(disk, change)).filter((one) => one !== undefined);
  return { done: ready.length - refused.length, refusals: [...refusals, ...refused] };
}

/** Leaves out what is asked of a file that it is asked of already: two captions may be links to one. */
function once(disk: EditDisk, changes: readonly FileChange[]): readonly FileChange[] {
  const known = new Set<string>();
  return changes.filter((change) => {
    if (change.kind !== 'edit') return true;
    const { file, ...asked } = change;
    const key = JSON.stringify([realPathOf(disk, file), asked]);
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** A file that is not there is told when it is looked at. */
function realPathOf(disk: EditDisk, file: string): string {
  try {
    return disk.realPath(file);
  } catch {
    return file;
  }
}
