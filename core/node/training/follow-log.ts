import * as fs from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate } from 'node:timers/promises';
import { toNative } from '../native-path.ts';
import { aboutFile } from '../system-trouble.ts';

/** How much is read before other work gets a turn (bytes). */
const SLICE = 256 * 1024;

/**
 * Follows a file that grows. It may not be there yet, and may be written to while it is read; characters that are
 * written in two pieces come whole. One that is shorter than before was emptied: it is read from its beginning.
 */
export class LogFollower {
  readonly #path: string;
  #decoder = new StringDecoder('utf8');
  #position: number;

  /** @param position where to begin (bytes) */
  constructor(path: string, position = 0) {
    this.#path = path;
    this.#position = position;
  }

  /** Follows a file from a line near its end on. @param most how much of what is there is read (bytes) */
  static atTail(path: string, most: number): LogFollower {
    try {
      const file = fs.openSync(toNative(path), 'r');
      try {
        const { size } = fs.fstatSync(file);
        if (size <= most) return new LogFollower(path);
        const tail = Buffer.alloc(most);
        const count = fs.readSync(file, tail, 0, most, size - most);
        const read = tail.subarray(0, count);
        // Bars are drawn over each other, without an end of a line for a whole epoch.
        const end = read.includes('\n') ? read.indexOf('\n') : read.indexOf('\r');
        return new LogFollower(path, size - most + end + 1);
      } finally {
        fs.closeSync(file);
      }
    } catch {
      return new LogFollower(path);
    }
  }

  /** Where it is (bytes). */
  get position(): number {
    return this.#position;
  }

  /** Hands over what came since the last time, in pieces. @throws the system's error, but for a file that isn't there */
  async read(take: (text: string) => void): Promise<void> {
    let file: number;
    try {
      file = fs.openSync(toNative(this.#path), 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    try {
      const { size } = fs.fstatSync(file);
      if (size === this.#position) return;
      if (size < this.#position) this.#begin();
      const buffer = Buffer.alloc(SLICE);
      for (;;) {
        const count = fs.readSync(file, buffer, 0, SLICE, this.#position);
        if (count === 0) return;
        this.#position += count;
        take(this.#decoder.write(buffer.subarray(0, count)));
        if (count < SLICE) return;
        await setImmediate();
      }
    } catch (error) {
      // Of an open file the system doesn't say which one it is.
      throw aboutFile(error, this.#path);
    } finally {
      fs.closeSync(file);
    }
  }

  #begin(): void {
    this.#position = 0;
    this.#decoder = new StringDecoder('utf8');
  }
}
