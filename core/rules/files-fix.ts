import type { FileOperation } from '../file-operation.ts';
import type { Fix } from '../finding.ts';
import type { Message } from '../message.ts';
import { basename, dirname, joinPath } from '../path.ts';

/** A fix that changes files, and no text of the finding's own. */
export function filesFix(title: Message, operations: readonly FileOperation[]): Fix {
  return { title, kind: 'files', edits: [], operations };
}

/** Folders below the pictures that are nobody's dataset: neither ours nor, since it looks into none below, the trainer's. */
export const UNUSED = '_unused';
export const MASKS = '_masks';

/** Where a file lies when it is put aside. */
export function aside(path: string, folder: string, name = basename(path)): string {
  return joinPath(joinPath(dirname(path), folder), name);
}
