import type { FileChange, FileText } from '../edits/bulk-edit.ts';
import { inverseOf } from '../edits/inverse.ts';
import type { ChangeRefusal, ChangeRefusalReason } from './apply-change.ts';
import { codeOf, failureOf } from './apply-edits.ts';
import { decodeText } from './decode-text.ts';
import { digestOfText } from './digest.ts';
import type { EditDisk } from './edit-disk.ts';
import type { JournalFile } from './journal.ts';

/** A change that can be made, with what takes it back. */
export interface PreparedChange {
  readonly change: FileChange;
  /** What the file holds now; undefined where there is none. */
  readonly before: FileText | undefined;
  readonly journal: JournalFile;
}

/** Changes that can be made now, and those that can't. */
export interface Prepared {
  readonly ready: readonly PreparedChange[];
  readonly refusals: readonly ChangeRefusal[];
}

/** The text of a document that an editor has open, or undefined. */
export type OpenText = (file: string) => string | undefined;

/**
 * Looks at all files of a bulk edit before anything is written. An open document's text counts, saved or not: it is
 * what its user sees.
 */
export function prepareEdit(disk: EditDisk, changes: readonly FileChange[], openText: OpenText): Prepared {
  const ready: PreparedChange[] = [];
  const refusals: ChangeRefusal[] = [];
  for (const change of changes) {
    const { file } = change;
    try {
      const before = currentOf(disk, file, openText(file));
      const reason = reasonAgainst(disk, change, before);
      if (reason) refusals.push({ file, reason, detail: '' });
      else if (typeof before !== 'string') ready.push({ change, before, journal: journalOf(change, before) });
    } catch (error) {
      // The system's own range errors have a code.
      const isMistake = error instanceof RangeError && !('code' in error);
      refusals.push(
        isMistake ? { file, reason: 'mistake', detail: error.message } : { file, ...failureOf(error) },
      );
    }
  }
  return { ready, refusals };
}

/** Whether a file holds now what it held before an edit, so that there is nothing to take back. */
export function isOriginal(disk: EditDisk, { original, undo }: JournalFile, openText: OpenText): boolean {
  try {
    const current = currentOf(disk, undo.file, openText(undo.file));
    if (typeof current === 'string') return false;
    return (current ? digestOfText(current) : null) === original;
  } catch {
    return false;
  }
}

function journalOf(change: FileChange, before: FileText | undefined): JournalFile {
  return {
    original: before ? digestOfText(before) : null,
    undo: inverseOf(change, before, digestOfText),
  };
}

/** What a file holds; undefined where there is none. An open document has the byte order mark of its file. */
function currentOf(
  disk: EditDisk,
  file: string,
  open: string | undefined,
): FileText | undefined | 'not-utf-8' {
  try {
    const decoded = decodeText(disk.read(disk.realPath(file)));
    if (!('text' in decoded)) return 'not-utf-8';
    return open === undefined ? decoded : { text: open, bom: decoded.bom };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function reasonAgainst(
  disk: EditDisk,
  change: FileChange,
  before: FileText | undefined | 'not-utf-8',
): ChangeRefusalReason | undefined {
  if (change.kind === 'create') return before === undefined ? undefined : 'exists';
  if (before === undefined) return 'missing';
  if (before === 'not-utf-8') return 'not-utf-8';
  if (digestOfText(before) !== change.digest) return 'changed';
  return disk.status(disk.realPath(change.file)).readOnly ? 'read-only' : undefined;
}
