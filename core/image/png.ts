import { asciiAt, numberAt } from './bytes.ts';
import { readOrientation } from './exif.ts';
import type { StoredAs } from './facts.ts';

/** Colour types: grey, and those whose pixels have an alpha of their own. */
const GREY = 0;
const WITH_ALPHA = new Set([4, 6]);
/** Behind the signature: each chunk is a length, a type, so many bytes, and a check sum. */
const FIRST_CHUNK = 8;
const FRAME = 12;

/** A part of a picture's file. */
export interface Chunk {
  readonly name: string;
  /** Where its data begin, and how long they are (bytes); a file that is cut off has fewer. */
  readonly at: number;
  readonly length: number;
}

/** The chunks of a PNG that begin in some bytes of it. */
export function* pngChunks(bytes: Uint8Array): Generator<Chunk> {
  for (let at = FIRST_CHUNK; at + FRAME <= bytes.length; ) {
    const length = numberAt(bytes, at, 4);
    yield { name: asciiAt(bytes, at + 4, 4), at: at + 8, length };
    at += FRAME + length;
  }
}

/** What a PNG's header says of how it is stored. Some writers put the EXIF data behind the picture: into the tail. */
export function pngStoredAs(head: Uint8Array, tail: Uint8Array): StoredAs {
  const depth = numberAt(head, FIRST_CHUNK + 16, 1);
  const type = numberAt(head, FIRST_CHUNK + 17, 1);
  let hasAlpha = WITH_ALPHA.has(type);
  let orientation = exifInTail(tail);
  for (const { name, at } of pngChunks(head)) {
    if (name === 'IDAT') break;
    if (name === 'tRNS') hasAlpha = true;
    if (name === 'eXIf') orientation = readOrientation(head, at);
  }
  return {
    ...(orientation ? { orientation } : {}),
    // In colours, or with alpha, the upper eight of sixteen bits are read, which is what one sees.
    ...(depth === 16 && type === GREY ? { colors: 'grey-16' } : {}),
    ...(hasAlpha ? { hasAlpha } : {}),
  };
}

/** `eXIf` */
const EXIF_CHUNK = [0x65, 0x58, 0x49, 0x66];

/** EXIF data found by its name: where the chunks of the tail begin isn't known. */
function exifInTail(tail: Uint8Array): StoredAs['orientation'] {
  const [first = 0] = EXIF_CHUNK;
  // By its first letter, which the system looks for: most pictures have none, and all of the tail is looked through.
  for (let at = tail.lastIndexOf(first, tail.length - FRAME); at >= 4; at = tail.lastIndexOf(first, at - 1)) {
    const isName = EXIF_CHUNK.every((letter, index) => tail[at + index] === letter);
    if (isName && numberAt(tail, at - 4, 4) <= tail.length - at) return readOrientation(tail, at + 4);
  }
  return undefined;
}
