import type { FileBytes, FileEdits, FileText } from '../../edits/bulk-edit.ts';
import { applyTextEdits } from '../../span.ts';
import { decodeText } from '../decode-text.ts';
import { bytesOfContent, bytesOfText, digestOf } from '../digest.ts';
import type { EditDisk, FileStatus } from '../disk/edit-disk.ts';
import { removeIfThere, temporaryBeside } from '../disk/temporary-file.ts';
import { codeOf } from '../system-trouble.ts';
import { atOnce, type Steps } from './steps.ts';

export type RefusalReason =
  | 'changed'
  | 'not-utf-8'
  | 'read-only'
  | 'missing'
  | 'no-permission'
  | 'disk-full'
  | 'io';

/** A file that was left as it is, and why; `detail` has the system's words, where it gave any. */
export interface Refusal {
  readonly file: string;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/**
 * Applies edits to files on disk, each file whole or not at all: the new text is written beside the file, then takes
 * its place. Permissions, byte order mark (unless it is to be another one) and links to the file stay; another hard link keeps the old text. A file
 * that can't be edited, or that isn't any more what the edits were computed on, is left alone; the rest goes on.
 * @returns the files that were left alone
 * @throws RangeError when edits of a file overlap
 */
export function applyEdits(disk: EditDisk, files: readonly FileEdits[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const done = new Set<string>();
  for (const one of files) {
    if (one.edits.length === 0 && one.bom === undefined) continue;
    const refusal = atOnce(disk, editSteps(disk, one, done));
    if (refusal) refusals.push(refusal);
  }
  return refusals;
}

/** @param done what was done so far: the same edits may be asked of one file through two links */
function* editSteps(disk: EditDisk, wanted: FileEdits, done: Set<string>): Steps<Refusal | undefined> {
  const { file, digest, edits, bom } = wanted;
  try {
    const target = disk.realPath(file);
    const key = JSON.stringify([target, digest, edits, bom]);
    if (done.has(key)) return undefined;
    const current = look(disk, target, digest);
    if (typeof current === 'string') return { file, reason: current, detail: '' };
    const refusal = yield* writeSteps(disk, wanted, { ...current, target });
    if (!refusal) done.add(key);
    return refusal;
  } catch (error) {
    // Overlapping edits are a mistake of the caller's; the system's own range errors have a code.
    if (error instanceof RangeError && !('code' in error)) throw error;
    return { file, ...failureOf(error) };
  }
}

/** A file that was looked at: what it held then is what its edits were computed on. */
export interface LookedAt extends FileText {
  /** Where it lies, behind all links. */
  readonly target: string;
}

/**
 * Edits a file that was looked at a moment ago. It is read once more before anything takes its place.
 * @throws the system's error
 */
export function* writeSteps(
  disk: EditDisk,
  { file, digest, edits, bom }: FileEdits,
  { target, ...before }: LookedAt,
): Steps<Refusal | undefined> {
  const status = disk.status(target);
  if (status.readOnly) return { file, reason: 'read-only', detail: '' };
  const after = bytesOfText(applyTextEdits(before.text, edits), bom ?? before.bom);
  const isDone = yield* replaceSteps(disk, target, digest, after, status);
  return isDone ? undefined : { file, reason: 'changed', detail: '' };
}

/** The file's text as it is now, or why it can't be edited. */
function look(disk: EditDisk, target: string, digest: string): FileText | RefusalReason {
  const bytes = disk.read(target);
  const decoded = decodeText(bytes);
  if (!('text' in decoded)) return 'not-utf-8';
  return digestOf(bytes) === digest ? decoded : 'changed';
}

/** Gives a file other bytes, whatever it holds, as long as it is what was looked at. */
export function* bytesSteps(
  disk: EditDisk,
  { file, digest, content }: FileBytes,
): Steps<Refusal | undefined> {
  const target = disk.realPath(file);
  const status = disk.status(target);
  const refused = (reason: RefusalReason): Refusal => ({ file, reason, detail: '' });
  if (digestOf(disk.read(target)) !== digest) return refused('changed');
  if (status.readOnly) return refused('read-only');
  const isDone = yield* replaceSteps(disk, target, digest, bytesOfContent(content), status);
  return isDone ? undefined : refused('changed');
}

/** Puts new bytes in the place of a file's; false when that became another one meanwhile. Leaves nothing else behind. */
function* replaceSteps(
  disk: EditDisk,
  target: string,
  digest: string,
  after: Uint8Array,
  status: FileStatus,
): Steps<boolean> {
  const temporary = temporaryBeside(target);
  let isOurs = true;
  try {
    yield { path: temporary, bytes: after, like: status };
    // Writing takes its time, in which an editor may have saved.
    if (digestOf(disk.read(target)) !== digest) return false;
    disk.rename(temporary, target);
    isOurs = false;
    return true;
  } catch (error) {
    isOurs = codeOf(error) !== 'EEXIST';
    throw error;
  } finally {
    if (isOurs) removeIfThere(disk, temporary);
  }
}

const reasons: Readonly<Record<string, RefusalReason>> = {
  ENOENT: 'missing',
  ELOOP: 'missing',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** What a system's error means for the file that it came from. */
export function failureOf(error: unknown): Omit<Refusal, 'file'> {
  const reason = reasons[codeOf(error) ?? ''] ?? 'io';
  return { reason, detail: error instanceof Error ? error.message : String(error) };
}
