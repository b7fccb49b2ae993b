import type { Message } from '../message.ts';
import type { TextEdit } from '../span.ts';

/** Edits of one file, with the digest of the bytes that they were computed on. */
export interface FileEdits {
  readonly file: string;
  /** The SHA-256 of the file's bytes in hexadecimal, its byte order mark included. */
  readonly digest: string;
  /** In UTF-16 offsets of the text without its byte order mark; they must not overlap. */
  readonly edits: readonly TextEdit[];
  /** Whether it has a byte order mark afterwards; as before where nothing is said. Only the disk can be told. */
  readonly bom?: boolean | undefined;
}

/** What a file that is no sound UTF-8 becomes, or such bytes again. Only the disk can be told. */
export interface FileBytes {
  readonly file: string;
  /** The SHA-256 of the bytes that it has now, in hexadecimal. */
  readonly digest: string;
  readonly content: FileText | { readonly base64: string };
}

/** How a file that is too large to be compared each time is known again. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
  /** The SHA-256 of its bytes in hexadecimal, for when the time is another one: it may have been copied, or touched. */
  readonly digest: string;
}

/** A picture whose place another file takes, which lies on the same disk already. */
export interface FileReplacement {
  readonly file: string;
  readonly is: FileStamp;
  /** What takes its place, and is gone from there then. */
  readonly by: string;
  readonly byIs: FileStamp;
  /** Where the file goes, which must be free; null where it goes away. */
  readonly keep: string | null;
}

/** One file's part in a bulk edit. A file is made only where none is, and removed only while it is what `digest` says. */
export type FileChange =
  | (FileEdits & { readonly kind: 'edit' })
  | (FileBytes & { readonly kind: 'bytes' })
  | (FileReplacement & { readonly kind: 'replace' })
  | { readonly kind: 'create'; readonly file: string; readonly text: string; readonly bom: boolean }
  | { readonly kind: 'remove'; readonly file: string; readonly digest: string };

/** What a user asked for, over any number of files: the one way in which captions are changed. */
export interface BulkEdit {
  /** The dataset that it belongs to; *Undo Last Bulk Edit* goes by it. */
  readonly root: string;
  /** What it does, as a user calls it: "Write base caption". */
  readonly title: Message;
  readonly changes: readonly FileChange[];
  /** Files that nobody can say the change of; they stay as they are. */
  readonly failed?: readonly FailedFile[];
}

/** A file whose edits can't be worked out. */
export interface FailedFile {
  readonly file: string;
  /** What went wrong, for whoever looks for the mistake. */
  readonly detail: string;
  /**
   * Why, where it is no mistake of whoever works the edits out: its text isn't what the file says, or would have so many
   * characters as `detail` says.
   */
  readonly reason?: 'not-utf-8' | 'too-long';
}

/** A file's text, with or without a byte order mark in front. */
export interface FileText {
  readonly text: string;
  readonly bom: boolean;
}

/** How a file's bytes are known again; see `digestOf` in `core/node`. */
export type Digest = (content: FileText) => string;
