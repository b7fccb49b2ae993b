import type { ForeignText } from './dataset/foreign-text.ts';

/**
 * The seams between core and the world. Node's side is in `core/node`; tests have theirs in memory.
 */

/** What is known of a file without its content. A link is what it points to. */
export interface FileEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly isLink: boolean;
}

/** Why a file could not be read. */
export type ReadFailure = 'missing' | 'dangling-link' | 'permission' | 'too-large' | 'not-a-file' | 'io';

/** A file that could not be read; `detail` is what the message needs: where a link points, a size, the system's words. */
export interface Failure {
  readonly failure: ReadFailure;
  readonly detail: string;
}

/**
 * A file's text, or where it stops to be UTF-8, or why there is none; `foreign` is how else its bytes may be read, where
 * they are no sound UTF-8.
 */
export type TextResult =
  | { readonly text: string; readonly bom: boolean; readonly foreign?: ForeignText }
  | { readonly before: string; readonly byte: number; readonly foreign?: ForeignText }
  | Failure;

/** Both ends of a file and its size in bytes, or why they can't be had. */
export type EndsResult =
  | { readonly head: Uint8Array; readonly tail: Uint8Array; readonly size: number }
  | Failure;

/** When a file came to be what it is, in milliseconds since 1970. */
export interface FileTimes {
  /** When its content was written, as far as the file tells: a copy may keep the time of its original. */
  readonly modified: number;
  /** When anything about it was changed, its name and its times included; nobody sets this one. */
  readonly changed: number;
}

/** Reads disks. Synchronous: a hundred thousand small files are read several times faster so, in a worker. */
export interface FileSystem {
  /** The entries of a folder in no given order; empty for a folder that can't be listed. */
  list(folder: string): readonly FileEntry[];
  /** The path with all links resolved, or undefined where it leads nowhere. */
  realPath(path: string): string | undefined;
  /** A UTF-8 text without its byte order mark, refused above `limit` bytes. */
  readText(path: string, limit: number): TextResult;
  /** The first `head` and the last `tail` bytes of a file; of a short file they overlap. Good until the next call. */
  readEnds(path: string, head: number, tail: number): EndsResult;
  /** Undefined where there is no file. */
  times(path: string): FileTimes | undefined;
  /** The SHA-256 of a file's bytes, in hexadecimal; undefined where it can't be read. Takes as long as reading it. */
  digest(path: string): string | undefined;
}

/** Lets long work make room for other work, and end early. */
export interface Turn {
  /**
   * Called between small pieces of work; gives other work a turn about every 10 ms.
   * @throws when the work was given up.
   */
  next(): Promise<void> | undefined;
}

/** Ends work that takes too long, such as a search that tries all ways. */
export interface TimeLimit {
  /** What some work comes to; undefined where it took too long. Then nothing may be made of what it did so far. */
  run<Result>(work: () => Result): { readonly result: Result } | undefined;
}
