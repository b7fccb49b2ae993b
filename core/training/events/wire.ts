/** How a field of a protocol buffer is stored. */
export const VARINT = 0;
export const EIGHT_BYTES = 1;
export const BYTES = 2;
export const FOUR_BYTES = 5;

/** What is read is no protocol buffer, or one that was cut off. */
export class WireError extends Error {}

/** Eight bytes, to take floating-point numbers apart. */
const scratch = new DataView(new ArrayBuffer(8));

/**
 * Walks over the fields of a protocol buffer. A walker and no objects: a log has millions of events, of which three numbers
 * each are wanted.
 */
export class Wire {
  #bytes: Uint8Array = new Uint8Array(0);
  /** Where it is, and where the message that it is in ends. */
  at = 0;
  end = 0;

  /** Begins with a message. */
  begin(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.at = start;
    this.end = end;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** A number of up to 53 bits; a negative one of 64 bits has its sign. @throws WireError */
  varint(): number {
    const bytes = this.#bytes;
    const first = this.#next(bytes);
    if (first < 0x80) return first;
    let low = first & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.#next(bytes);
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return low;
    }
    let high = 0;
    for (let shift = 0; shift < 42; shift += 7) {
      const byte = this.#next(bytes);
      high += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return high >= 2 ** 35 ? (high - 2 ** 36) * 2 ** 28 + low : high * 2 ** 28 + low;
    }
    throw new WireError('a number that is too long');
  }

  /** The end of a field of bytes that begins here, which is what `at` has to become. @throws WireError */
  endOfBytes(): number {
    const length = this.varint();
    const end = this.at + length;
    if (length < 0 || end > this.end) throw new WireError('a field that is cut off');
    return end;
  }

  /** @throws WireError */
  float(): number {
    this.#need(4);
    for (let index = 0; index < 4; index++) scratch.setUint8(index, this.#bytes[this.at + index] as number);
    this.at += 4;
    return scratch.getFloat32(0, true);
  }

  /** @throws WireError */
  double(): number {
    this.#need(8);
    for (let index = 0; index < 8; index++) scratch.setUint8(index, this.#bytes[this.at + index] as number);
    this.at += 8;
    return scratch.getFloat64(0, true);
  }

  /** Passes over a field. @param kind as stored @throws WireError */
  skip(kind: number): void {
    if (kind === VARINT) this.varint();
    else if (kind === BYTES) this.at = this.endOfBytes();
    else if (kind === EIGHT_BYTES || kind === FOUR_BYTES) {
      const size = kind === EIGHT_BYTES ? 8 : 4;
      this.#need(size);
      this.at += size;
    } else throw new WireError('a field of an unknown kind');
  }

  #next(bytes: Uint8Array): number {
    if (this.at >= this.end) throw new WireError('a number that is cut off');
    return bytes[this.at++] as number;
  }

  #need(size: number): void {
    if (this.at + size > this.end) throw new WireError('a number that is cut off');
  }
}

/** A text in UTF-8; bytes that are none stand for themselves. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  let plain = '';
  let escaped = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    plain += String.fromCharCode(byte);
    escaped += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return plain;
  }
}
