import { asciiAt, numberAt } from './bytes.ts';
import { readOrientation } from './exif.ts';
import type { StoredAs } from './facts.ts';
import type { Chunk } from './png.ts';

/** Behind `RIFF`, a length and `WEBP`: each chunk is a name, a length, so many bytes, and one more to make them even. */
const FIRST_CHUNK = 12;
/** Bits of the extended header, and of a lossless picture's. */
const ALPHA = 0x10;
const LOSSLESS_ALPHA = 0x10;

/** What a WebP's header says of how it is stored. Its EXIF data lie behind the picture: mostly in the tail. */
export function webpStoredAs(head: Uint8Array, tail: Uint8Array, size: number): StoredAs {
  const first = asciiAt(head, FIRST_CHUNK, 4);
  const data = FIRST_CHUNK + 8;
  // A sign of one byte stands in front of a lossless picture's size, and four bytes further up is its alpha.
  const hasAlpha =
    (first === 'VP8X' && (numberAt(head, data, 1) & ALPHA) !== 0) ||
    (first === 'VP8L' && (numberAt(head, data + 4, 1) & LOSSLESS_ALPHA) !== 0);
  const orientation = first === 'VP8X' ? orientationOf(head, tail, size) : undefined;
  return { ...(orientation ? { orientation } : {}), ...(hasAlpha ? { hasAlpha } : {}) };
}

/** Goes from chunk to chunk as long as they begin in the head or in the tail. */
function orientationOf(head: Uint8Array, tail: Uint8Array, size: number): StoredAs['orientation'] {
  for (let at = FIRST_CHUNK; at + 8 <= size; ) {
    const [part, place] = at + 8 <= head.length ? [head, at] : [tail, at - (size - tail.length)];
    if (place < 0) return undefined;
    if (asciiAt(part, place, 4) === 'EXIF') return readOrientation(part, exifStartIn(part, place + 8));
    const length = numberAt(part, place + 4, 4, 'little');
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** The chunks of a WebP that begin in some bytes of it. */
export function* webpChunks(bytes: Uint8Array): Generator<Chunk> {
  for (let at = FIRST_CHUNK; at + 8 <= bytes.length; ) {
    const length = numberAt(bytes, at + 4, 4, 'little');
    yield { name: asciiAt(bytes, at, 4), at: at + 8, length };
    at += 8 + length + (length % 2);
  }
}

/** Where EXIF data begin in a chunk of them: some write it as a JPEG has it. @param at where the chunk's data begin */
export function exifStartIn(bytes: Uint8Array, at: number): number {
  return asciiAt(bytes, at, 4) === 'Exif' ? at + 6 : at;
}
