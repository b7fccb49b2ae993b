import { imageSize } from 'image-size';
import type { BrokenImage, ImageFacts } from './facts.ts';

/** How much of a picture's beginning holds its size, in all but odd files (bytes). */
export const HEAD_BYTES = 64 * 1024;
/** How much of its end holds the end marker, with some rubbish after it (bytes). */
export const TAIL_BYTES = 4 * 1024;

const PNG_END = [0x49, 0x45, 0x4e, 0x44];
const JPEG_END = [0xff, 0xd9];

/**
 * Facts about a picture from its first and last bytes.
 * @param head the first `HEAD_BYTES`, or all of a shorter file
 * @param tail the last `TAIL_BYTES`
 * @param size the file's length in bytes
 */
export function readImageFacts(head: Uint8Array, tail: Uint8Array, size: number): ImageFacts {
  if (size === 0) return broken('empty');
  try {
    const { width, height, type } = imageSize(head);
    if (!(width > 0 && height > 0)) return broken('not-an-image');
    const format = type ?? 'unknown';
    if (isCutOff(format, head, tail, size)) return broken('cut-off');
    return { state: 'readable', width, height, format };
  } catch {
    // image-size throws plain errors for whatever it can't make sense of.
    return broken('not-an-image');
  }
}

function broken(reason: BrokenImage): ImageFacts {
  return { state: 'broken', reason };
}

/** Whether the end that the format promises is missing. Trailing rubbish after it is harmless and common. */
function isCutOff(format: string, head: Uint8Array, tail: Uint8Array, size: number): boolean {
  switch (format) {
    case 'png':
      return !includes(tail, PNG_END);
    case 'jpg':
      return !includes(tail, JPEG_END) && isEntropyCoded(tail);
    case 'webp': {
      const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
      return head.byteLength >= 8 && view.getUint32(4, true) + 8 > size;
    }
    default:
      return false;
  }
}

/**
 * Whether bytes are a JPEG's picture data: each 0xFF in it is followed by 0x00 or a restart marker. Phones append
 * whole videos to their JPEGs, so an end marker that isn't near the end of the file alone proves nothing.
 */
function isEntropyCoded(bytes: Uint8Array): boolean {
  let marks = 0;
  for (let at = 0; at < bytes.length - 1; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return false;
    marks++;
  }
  return marks > 0 || bytes.length < TAIL_BYTES;
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.length - wanted.length; at >= 0; at--) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
