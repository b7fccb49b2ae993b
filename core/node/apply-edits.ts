import { randomBytes } from 'node:crypto';
import { dirname, joinPath } from '../path.ts';
import { applyTextEdits, type TextEdit } from '../span.ts';
import { decodeText } from './decode-text.ts';
import { bytesOfText, digestOf } from './digest.ts';
import type { EditDisk, FileStatus } from './edit-disk.ts';

/** Edits of one file, with the digest of the bytes that they were computed on. */
export interface FileEdits {
  readonly file: string;
  /** As `digestOf` gives it. */
  readonly digest: string;
  /** In UTF-16 offsets of the text without its byte order mark; they must not overlap. */
  readonly edits: readonly TextEdit[];
}

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
 * its place. Permissions, byte order mark and links to the file stay; another hard link keeps the old text. A file
 * that can't be edited, or that isn't any more what the edits were computed on, is left alone; the rest goes on.
 * @returns the files that were left alone
 * @throws RangeError when edits of a file overlap
 */
export function applyEdits(disk: EditDisk, files: readonly FileEdits[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const done = new Set<string>();
  for (const one of files) {
    if (one.edits.length === 0) continue;
    const refusal = applyToFile(disk, one, done);
    if (refusal) refusals.push(refusal);
  }
  return refusals;
}

/** @param done what was done so far: the same edits may be asked of one file through two links */
function applyToFile(disk: EditDisk, wanted: FileEdits, done: Set<string>): Refusal | undefined {
  const { file, digest, edits } = wanted;
  try {
    const target = disk.realPath(file);
    const key = JSON.stringify([target, digest, edits]);
    if (done.has(key)) return undefined;
    const current = look(disk, target, digest);
    if (typeof current === 'string') return { file, reason: current, detail: '' };
    const after = bytesOfText(applyTextEdits(current.text, edits), current.bom);
    if (!replace(disk, target, digest, after, current.status)) return { file, reason: 'changed', detail: '' };
    done.add(key);
    return undefined;
  } catch (error) {
    if (error instanceof OverlappingEdits) throw error;
    return { file, ...failureOf(error) };
  }
}
