import { asciiAt, numberAt } from './bytes.ts';
import { readOrientation } from './exif.ts';
import type { StoredAs } from './facts.ts';

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
/** Markers from 0xC0 to 0xCF begin a picture, but for these: Huffman tables, an extension, arithmetic conditioning. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const EXIF = 'Exif\0\0';

/** A part of a JPEG's header. */
export interface Segment {
  readonly marker: number;
  /** Where its marker stands, and how long it is behind that (bytes), its length's own two included. */
  readonly at: number;
  readonly length: number;
}

/** The segments in front of the picture's data, as far as they begin in some bytes of a JPEG. */
export function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      // A marker may be filled up in front.
      at++;
      continue;
    }
    if (marker === START_OF_SCAN) return;
    const length = numberAt(bytes, at + 2, 2);
    yield { marker, at, length };
    at += 2 + Math.max(length, 2);
  }
}

/** Where EXIF data begin in a segment; undefined for another one. */
export function exifStart(bytes: Uint8Array, { marker, at }: Segment): number | undefined {
  const isExif = marker === APP1 && asciiAt(bytes, at + 4, EXIF.length) === EXIF;
  return isExif ? at + 4 + EXIF.length : undefined;
}

/** What a JPEG's header says of how it is stored. */
export function jpegStoredAs(head: Uint8Array): StoredAs {
  let orientation: StoredAs['orientation'];
  for (const segment of jpegSegments(head)) {
    const { marker, at, length } = segment;
    const start = exifStart(head, segment);
    if (start !== undefined) orientation ??= readOrientation(head.subarray(0, at + 2 + length), start);
    if (isFrame(marker)) return { ...(orientation ? { orientation } : {}), ...colorsOf(head, at) };
  }
  return orientation ? { orientation } : {};
}

/** @param at the marker of a frame, which tells the bits of a colour, height, width, and how many colours there are */
function colorsOf(head: Uint8Array, at: number): StoredAs {
  if (numberAt(head, at + 4, 1) > 8) return { colors: 'jpeg-12' };
  return numberAt(head, at + 9, 1) === 4 ? { colors: 'cmyk' } : {};
}
