import * as fs from 'node:fs';
import { splitExtension } from '../../path.ts';
import { decodeNumbers } from '../../safetensors/dtypes.ts';
import {
  headerLength,
  LENGTH_BYTES,
  parseHeader,
  type SafetensorsHeader,
  type Tensor,
} from '../../safetensors/header.ts';
import type { NoCheckpoint } from '../../safetensors/no-checkpoint.ts';
import { BEGINNING, whatInstead } from '../../safetensors/other-formats.ts';
import { toNative } from '../native-path.ts';

/** A `.safetensors` file that is open; of gigabytes only what is asked for is read. */
export class OpenCheckpoint {
  readonly kind = 'safetensors';
  readonly header: SafetensorsHeader;
  /** The header's own text. */
  readonly json: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly #file: number;
  /** Where the tensors begin. */
  readonly #data: number;

  constructor(file: number, size: number, json: string, length: number, header: SafetensorsHeader) {
    this.#file = file;
    this.#data = LENGTH_BYTES + length;
    this.size = size;
    this.json = json;
    this.header = header;
  }

  /** Where the tensors begin in the file (bytes). */
  get dataStart(): number {
    return this.#data;
  }

  /** The bytes of a tensor; fewer where the file is cut off. @throws the system's error */
  bytesOf({ place: [start, end] }: Tensor): Uint8Array {
    const there = Math.max(0, Math.min(end, this.size - this.#data) - start);
    return this.readAt(this.#data + start, there);
  }

  /** Bytes of the file; fewer where it ends. @throws the system's error */
  readAt(at: number, length: number): Uint8Array {
    return readAt(this.#file, at, length);
  }

  /** The numbers of a tensor; undefined where they can't be read. @throws the system's error */
  numbersOf(tensor: Tensor): Float32Array | undefined {
    return decodeNumbers(tensor.dtype, this.bytesOf(tensor));
  }

  close(): void {
    fs.closeSync(this.#file);
  }
}

/** Opens a checkpoint and reads its header. Who gets one closes it. */
export function openCheckpoint(path: string): NoCheckpoint | OpenCheckpoint {
  let file: number | undefined;
  try {
    // Not blocking: a pipe would otherwise wait for a writer for ever.
    file = fs.openSync(toNative(path), fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    const found = opened(path, file);
    if (found.kind !== 'safetensors') fs.closeSync(file);
    return found;
  } catch (error) {
    if (file !== undefined) fs.closeSync(file);
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'missing' }
      : { kind: 'unreadable', detail: message };
  }
}

function opened(path: string, file: number): NoCheckpoint | OpenCheckpoint {
  const status = fs.fstatSync(file);
  if (status.isDirectory()) return { kind: 'folder' };
  if (!status.isFile()) return { kind: 'unreadable', detail: 'it is no file' };
  if (splitExtension(path)[1].toLowerCase() !== '.safetensors') return { kind: 'other' };
  const beginning = readAt(file, 0, BEGINNING);
  const length = headerLength(beginning.subarray(0, LENGTH_BYTES));
  if (length === undefined || LENGTH_BYTES + length > status.size) {
    const detail = whatInstead(beginning, status.size, length);
    return { kind: 'damaged', ...(detail ? { detail } : {}) };
  }
  const json = readAt(file, LENGTH_BYTES, length).toString('utf8');
  const header = parseHeader(json, length);
  return header ? new OpenCheckpoint(file, status.size, json, length, header) : { kind: 'damaged' };
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
