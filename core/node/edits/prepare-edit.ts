import type { FileBytes, FileChange, FileText } from '../../edits/bulk-edit.ts';
import { inverseOf, inverseOfReplacement, type TextChange } from '../../edits/inverse.ts';
import { decodeText } from '../decode-text.ts';
import { bytesOfContent, digestOf, digestOfText } from '../digest.ts';
import type { EditDisk } from '../disk/edit-disk.ts';
import { codeOf } from '../system-trouble.ts';
import { failureOf, type LookedAt } from './apply-edits.ts';
import { isStill, reasonAgainstReplacing } from './apply-replacement.ts';
import type { ChangeRefusal, ChangeRefusalReason } from './change-refusal.ts';
import type { JournalFile } from './journal.ts';

/** A change that can be made, with what takes it back. */
export interface PreparedChange {
  readonly change: FileChange;
  /** What the file holds now; undefined where there is none. */
  readonly before: FileText | undefined;
  readonly journal: JournalFile;
  /** What an edited file holds on disk, where that is what is edited. */
  readonly looked?: LookedAt;
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
      const prepared = prepareOne(disk, change, openText(file));
      if (typeof prepared === 'string') refusals.push({ file, reason: prepared, detail: '' });
      else ready.push(prepared);
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

function prepareOne(
  disk: EditDisk,
  change: FileChange,
  open: string | undefined,
): PreparedChange | ChangeRefusalReason {
  if (change.kind === 'bytes') return prepareBytes(disk, change, open);
  if (change.kind !== 'replace') return prepareText(disk, change, open);
  const journal = { original: change.is.digest, undo: inverseOfReplacement(change) };
  return reasonAgainstReplacing(disk, change) ?? { change, before: undefined, journal };
}

function prepareText(
  disk: EditDisk,
  change: TextChange,
  open: string | undefined,
): PreparedChange | ChangeRefusalReason {
  const before = currentOf(disk, change.file, open);
  const reason = reasonAgainst(disk, change, before);
  if (reason) return reason;
  if (before === 'not-utf-8') return before;
  const original = change.kind === 'create' ? null : change.digest;
  const undo = inverseOf(change, before, digestOfText);
  const prepared = { change, before, journal: { original, undo } };
  return before && open === undefined ? { ...prepared, looked: before } : prepared;
}

/** An open document shows a guess at such bytes: it must be the right one, or have nothing unsaved. */
function prepareBytes(
  disk: EditDisk,
  change: FileBytes & { readonly kind: 'bytes' },
  open: string | undefined,
): PreparedChange | ChangeRefusalReason {
  const { file, digest, content } = change;
  const target = disk.realPath(file);
  const bytes = disk.read(target);
  if (digestOf(bytes) !== digest) return 'changed';
  if (disk.status(target).readOnly) return 'read-only';
  const decoded = decodeText(bytes);
  const before = 'text' in decoded ? decoded : undefined;
  if (isUnknown(change, before, open)) return 'unsaved';
  const undo: FileChange = {
    kind: 'bytes',
    file,
    digest: digestOf(bytesOfContent(content)),
    content: { base64: Buffer.from(bytes).toString('base64') },
  };
  return { change, before, journal: { original: digest, undo } };
}

/**
 * Whether an open document holds something that a change on disk would lose: neither what was looked at, nor what is to
 * come.
 */
export function isUnknown(
  change: FileChange,
  before: FileText | undefined,
  open: string | undefined,
): boolean {
  if (open === undefined || open === before?.text) return false;
  if (change.kind !== 'bytes') return change.kind === 'edit';
  return !('text' in change.content && change.content.text === open);
}

/** Whether a file holds now what it held before an edit, so that there is nothing to take back. */
export function isOriginal(disk: EditDisk, { original, undo }: JournalFile, openText: OpenText): boolean {
  try {
    if (undo.kind === 'replace') return isStill(disk, undo.file, undo.byIs);
    if (undo.kind === 'bytes') return digestOf(disk.read(disk.realPath(undo.file))) === original;
    const current = currentOf(disk, undo.file, openText(undo.file));
    if (typeof current === 'string') return false;
    return (current ? digestOfText(current) : null) === original;
  } catch {
    return false;
  }
}

/** What a file holds; undefined where there is none. An open document has the byte order mark of its file. */
function currentOf(
  disk: EditDisk,
  file: string,
  open: string | undefined,
): LookedAt | undefined | 'not-utf-8' {
  try {
    const target = disk.realPath(file);
    const decoded = decodeText(disk.read(target));
    if (!('text' in decoded)) return 'not-utf-8';
    return { text: open ?? decoded.text, bom: decoded.bom, target };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function reasonAgainst(
  disk: EditDisk,
  change: TextChange,
  before: LookedAt | undefined | 'not-utf-8',
): ChangeRefusalReason | undefined {
  if (change.kind === 'create') return before === undefined ? undefined : 'exists';
  if (before === undefined) return 'missing';
  if (before === 'not-utf-8') return 'not-utf-8';
  if (digestOfText(before) !== change.digest) return 'changed';
  return disk.status(before.target).readOnly ? 'read-only' : undefined;
}
