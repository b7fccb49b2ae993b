import * as fs from 'node:fs';
import { splitExtension } from '../../path.ts';
import {
  headerLength,
  LENGTH_BYTES,
  parseHeader,
  type SafetensorsHeader,
} from '../../training/safetensors.ts';
import { toNative } from '../native-path.ts';

/** What a checkpoint file is by its beginning and its length. */
export type CheckpointFile =
  | { readonly kind: 'missing' }
  /** A folder, as models of diffusers' are. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** Not a `.safetensors` file: nothing more is known without loading it. */
  | { readonly kind: 'other' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'safetensors'; readonly header: SafetensorsHeader; readonly size: number };

/** Looks at a checkpoint; of gigabytes only the header is read. */
export function readCheckpoint(path: string): CheckpointFile {
  let file: number | undefined;
  try {
    // Not blocking: a pipe would otherwise wait for a writer for ever.
    file = fs.openSync(toNative(path), fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    const status = fs.fstatSync(file);
    if (status.isDirectory()) return { kind: 'folder' };
    if (!status.isFile()) return { kind: 'unreadable', detail: 'it is no file' };
    if (splitExtension(path)[1].toLowerCase() !== '.safetensors') return { kind: 'other' };
    const length = headerLength(readAt(file, 0, LENGTH_BYTES));
    if (length === undefined || length > status.size) return { kind: 'damaged' };
    const header = parseHeader(readAt(file, LENGTH_BYTES, length).toString('utf8'), length);
    return header ? { kind: 'safetensors', header, size: status.size } : { kind: 'damaged' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'missing' }
      : { kind: 'unreadable', detail: message };
  } finally {
    if (file !== undefined) fs.closeSync(file);
  }
}

/** Whether a checkpoint is there, and as long as it says it is; one of another format only has to be there. */
export function isWholeCheckpoint(path: string): boolean {
  const checkpoint = readCheckpoint(path);
  if (checkpoint.kind === 'other') return true;
  return checkpoint.kind === 'safetensors' && checkpoint.size >= checkpoint.header.size;
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const count = fs.readSync(file, buffer, read, length - read, position + read);
    if (count === 0) break;
    read += count;
  }
  return buffer.subarray(0, read);
}
