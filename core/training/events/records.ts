import { maskedCrc32c } from './crc32c.ts';

/** A record is its length (8 bytes, low ones first), the check sum of that, the data, and the check sum of the data. */
const LENGTH = 8;
const CHECK = 4;
const FRAME = LENGTH + CHECK + CHECK;
/** A longer record isn't kept in memory (bytes): a scalar has less than a hundred, a picture some millions. */
export const LONGEST_RECORD = 64 * 1024 * 1024;

/** What is done with a record's data: they are good until the call returns. */
export type TakeRecord = (bytes: Uint8Array, start: number, end: number) => void;

/**
 * Takes the records out of a file that comes in pieces, of any size and cut anywhere (TFRecord's framing). Each check sum
 * is verified. What is cut off at the end waits for the next piece.
 */
export class RecordReader {
  readonly #take: TakeRecord;
  /** What is not read yet: `#bytes` from `#start` to `#end`. */
  #bytes = new Uint8Array(0);
  #start = 0;
  #end = 0;
  /** Bytes of a record far too long that are passed over. */
  #toPass = 0;
  #position = 0;
  #damaged = 0;
  #isBroken = false;

  constructor(take: TakeRecord) {
    this.#take = take;
  }

  /** Up to where the file is read: the beginning of the first record that isn't (bytes). */
  get position(): number {
    return this.#position;
  }

  /** How many records were passed over: their data are not what was written, or far too long. */
  get damaged(): number {
    return this.#damaged;
  }

  /** Whether what stands at `position` is no length: where the next record begins, nobody can tell. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Reads on. Nothing more is taken of a broken file. */
  push(chunk: Uint8Array): void {
    if (this.#isBroken) return;
    this.#add(chunk);
    while (!this.#isBroken && this.#readNext());
  }

  /** @returns whether there may be another one */
  #readNext(): boolean {
    if (this.#toPass > 0 && !this.#pass()) return false;
    const [bytes, start] = [this.#bytes, this.#start];
    const left = this.#end - start;
    if (left < LENGTH + CHECK) return false;
    if (maskedCrc32c(bytes, start, start + LENGTH) !== uint32(bytes, start + LENGTH)) {
      this.#isBroken = true;
      return false;
    }
    const length = uint32(bytes, start) + uint32(bytes, start + 4) * 2 ** 32;
    if (length > LONGEST_RECORD) {
      this.#toPass = length + FRAME;
      this.#damaged++;
      return true;
    }
    if (left < FRAME + length) return false;
    const data = start + LENGTH + CHECK;
    if (maskedCrc32c(bytes, data, data + length) === uint32(bytes, data + length)) {
      this.#take(bytes, data, data + length);
    } else {
      // The last one may still be written: it is looked at again when something stands behind it.
      if (left === FRAME + length) return false;
      this.#damaged++;
    }
    this.#start += FRAME + length;
    this.#position += FRAME + length;
    return true;
  }

  /** @returns whether all of the long record is passed */
  #pass(): boolean {
    const count = Math.min(this.#toPass, this.#end - this.#start);
    this.#toPass -= count;
    this.#start += count;
    this.#position += count;
    return this.#toPass === 0;
  }

  #add(chunk: Uint8Array): void {
    const left = this.#end - this.#start;
    if (left + chunk.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(left + chunk.length, 2 * left));
      larger.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = larger;
    } else if (left > 0) this.#bytes.copyWithin(0, this.#start, this.#end);
    this.#bytes.set(chunk, left);
    [this.#start, this.#end] = [0, left + chunk.length];
  }
}

function uint32(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)) >>>
    0
  );
}
