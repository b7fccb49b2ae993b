import { asciiAt, numberAt } from './bytes.ts';
import { readOrientation } from './exif.ts';
import type { StoredAs } from './facts.ts';

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
/** Markers from 0xC0 to 0xCF begin a picture, but for these: Huffman tables, an extension, arithmetic conditioning. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const EXIF = 'Exif\0\0';

/** What a JPEG's header says of how it is stored. */
export function jpegStoredAs(head: Uint8Array): StoredAs {
  let orientation: StoredAs['orientation'];
  let at = 2;
  while (at + 4 <= head.length && head[at] === 0xff) {
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      // A marker may be filled up in front.
      at++;
      continue;
    }
    if (marker === START_OF_SCAN) break;
    const length = numberAt(head, at + 2, 2);
    if (marker === APP1 && asciiAt(head, at + 4, EXIF.length) === EXIF)
      orientation ??= readOrientation(head.subarray(0, at + 2 + length), at + 4 + EXIF.length);
    if (isFrame(marker)) return { ...(orientation ? { orientation } : {}), ...colorsOf(head, at) };
    at += 2 + Math.max(length, 2);
  }
  return orientation ? { orientation } : {};
}

/** @param at the marker of a frame, which tells the bits of a colour, height, width, and how many colours there are */
function colorsOf(head: Uint8Array, at: number): StoredAs {
  if (numberAt(head, at + 4, 1) > 8) return { colors: 'jpeg-12' };
  return numberAt(head, at + 9, 1) === 4 ? { colors: 'cmyk' } : {};
}
