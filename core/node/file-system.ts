import * as fs from 'node:fs';
import type { EndsResult, Failure, FileEntry, FileSystem, FileTimes, TextResult } from '../ports.ts';
import { decodeText } from './decode-text.ts';
import { digestOfFile } from './digest.ts';
import { foreignText } from './foreign/foreign-text.ts';
import { fromNative, toNative } from './native-path.ts';

/** The disk. */
export const nodeFileSystem: FileSystem = { list, realPath, readText, readEnds, times, digest: digestOfFile };

function list(folder: string): readonly FileEntry[] {
  try {
    return fs.readdirSync(toNative(folder), { withFileTypes: true }).map((entry) => entryOf(folder, entry));
  } catch {
    // A folder without permission, or one that was removed meanwhile, has nothing to offer.
    return [];
  }
}

function entryOf(folder: string, entry: fs.Dirent): FileEntry {
  if (!entry.isSymbolicLink()) return { name: entry.name, kind: kindOf(entry), isLink: false };
  return { name: entry.name, kind: kindOfTarget(toNative(`${folder}/${entry.name}`)), isLink: true };
}

function kindOfTarget(link: string): FileEntry['kind'] {
  try {
    return kindOf(fs.statSync(link));
  } catch {
    // It leads nowhere, to itself, or where we may not go; its folder has other files all the same.
    return 'other';
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FileEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function realPath(path: string): string | undefined {
  try {
    return fromNative(fs.realpathSync.native(toNative(path)));
  } catch {
    return undefined;
  }
}

function readText(path: string, limit: number): TextResult {
  const bytes = readBytes(path, limit);
  if ('failure' in bytes) return bytes;
  const decoded = decodeText(bytes);
  const foreign = 'text' in decoded && !bytes.includes(0) ? undefined : foreignText(bytes);
  return foreign ? { ...decoded, foreign } : decoded;
}

/** A file's bytes, refused above `limit` of them. */
export function readBytes(path: string, limit: number): Uint8Array | Failure {
  try {
    return withFile<Uint8Array>(path, (file, size) => {
      if (size > limit) return { failure: 'too-large', detail: String(size) };
      const bytes = Buffer.allocUnsafe(size);
      let length = 0;
      for (let read = -1; read !== 0 && length < size; length += read) {
        read = fs.readSync(file, bytes, length, size - length, length);
      }
      return bytes.subarray(0, length);
    });
  } catch (error) {
    return failureOf(path, error);
  }
}

function readEnds(path: string, head: number, tail: number): EndsResult {
  try {
    return withFile(path, (file, size) => {
      const bytes = bytesFor(Math.min(head, size) + Math.min(tail, size));
      const part = (start: number, length: number, at: number) =>
        bytes.subarray(at, at + fs.readSync(file, bytes, at, length, start));
      const first = part(0, Math.min(head, size), 0);
      const start = Math.max(0, size - tail);
      const last = size <= head ? first.subarray(start) : part(start, size - start, first.length);
      return { head: first, tail: last, size };
    });
  } catch (error) {
    return failureOf(path, error);
  }
}

/** As many as the head and the end of a picture have: what is read of the next one takes their place. */
const ENDS = 80 * 1024;
let ends: Buffer | undefined;

function bytesFor(length: number): Buffer {
  if (length > ENDS) return Buffer.allocUnsafe(length);
  ends ??= Buffer.allocUnsafeSlow(ENDS);
  return ends;
}

function times(path: string): FileTimes | undefined {
  try {
    const stat = fs.statSync(toNative(path));
    return stat.isFile() ? { modified: stat.mtimeMs, changed: stat.ctimeMs } : undefined;
  } catch {
    // It is gone, or lies where we may not go.
    return undefined;
  }
}

function withFile<Result>(
  path: string,
  use: (file: number, size: number) => Result | Failure,
): Result | Failure {
  // Not blocking: a caption that is a pipe would otherwise wait for a writer for ever.
  const file = fs.openSync(toNative(path), fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(file);
    return stat.isFile() ? use(file, stat.size) : { failure: 'not-a-file', detail: '' };
  } finally {
    fs.closeSync(file);
  }
}

function failureOf(path: string, error: unknown): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return { failure: 'permission', detail: '' };
  // A socket, or a device without its driver.
  if (code === 'EISDIR' || code === 'ENXIO' || code === 'ENODEV' || code === 'EOPNOTSUPP')
    return { failure: 'not-a-file', detail: '' };
  if (code !== 'ENOENT' && code !== 'ELOOP') return { failure: 'io', detail: message };
  try {
    return { failure: 'dangling-link', detail: fs.readlinkSync(toNative(path)) };
  } catch {
    return { failure: 'missing', detail: '' };
  }
}
