import { imageSize } from 'image-size';
import type { BrokenImage, ImageFacts, StoredAs } from './facts.ts';
import { jpegStoredAs } from './jpeg.ts';
import { pngStoredAs } from './png.ts';
import { webpStoredAs } from './webp.ts';

/** How much of a picture's beginning holds its size, in all but odd files (bytes). */
export const HEAD_BYTES = 64 * 1024;
/** How much is looked at when that is not enough: Photoshop and cameras put thumbnails and profiles in front (bytes). */
export const LONG_HEAD_BYTES = 4 * 1024 * 1024;
/** How much of its end holds the end marker, with some rubbish after it (bytes). */
export const TAIL_BYTES = 4 * 1024;

const PNG_END = [0x49, 0x45, 0x4e, 0x44];
/** A JPEG's markers: end of image, start of scan (a header of 6 + 2 × components bytes follows), restarts. */
const EOI = 0xd9;
const SOS = 0xda;
const isRestart = (marker: number) => 0xd0 <= marker && marker <= 0xd7;

/** Formats that image-size knows and the trainer's Pillow doesn't, whatever such a file is called. */
const NOT_READ = new Set(['heic', 'svg', 'ktx', 'ktx2']);

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
    if (NOT_READ.has(format)) return broken('not-an-image');
    if (isCutOff(format, head, tail, size)) return broken('cut-off');
    return { state: 'readable', width, height, format, ...storedAs(format, head, tail, size) };
  } catch {
    // image-size throws plain errors for whatever it can't make sense of.
    return broken('not-an-image');
  }
}

function broken(reason: BrokenImage): ImageFacts {
  return { state: 'broken', reason };
}

function storedAs(format: string, head: Uint8Array, tail: Uint8Array, size: number): StoredAs {
  switch (format) {
    case 'png':
      return pngStoredAs(head, tail);
    case 'jpg':
      return jpegStoredAs(head);
    case 'webp':
      return webpStoredAs(head, tail, size);
    default:
      return {};
  }
}

/** Whether the end that the format promises is missing. Trailing rubbish after it is harmless and common. */
function isCutOff(format: string, head: Uint8Array, tail: Uint8Array, size: number): boolean {
  switch (format) {
    case 'png':
      return !includes(tail, PNG_END);
    case 'jpg':
      return isCutOffJpeg(tail, tail.length === size);
    case 'webp': {
      const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
      return head.byteLength >= 8 && view.getUint32(4, true) + 8 > size;
    }
    default:
      return false;
  }
}

/**
 * Whether a JPEG's last bytes lack its end marker. Phones append whole videos to their JPEGs, so of a longer file the
 * bytes must also be picture data, in which each 0xFF is followed by 0x00 or a restart marker.
 */
function isCutOffJpeg(tail: Uint8Array, isWholeFile: boolean): boolean {
  let inPicture = true;
  let marks = 0;
  for (let at = 0; at < tail.length - 1; at++) {
    const marker = tail[at + 1] ?? 0;
    if (tail[at] !== 0xff || marker === 0xff) continue;
    if (marker === EOI) return false;
    if (marker === 0 || isRestart(marker)) marks++;
    else inPicture = marker === SOS && isScanHeader(tail, at);
  }
  return isWholeFile || (inPicture && marks > 0);
}

function isScanHeader(bytes: Uint8Array, at: number): boolean {
  const [high = 0, low = 0, components = 0] = bytes.subarray(at + 2, at + 5);
  return components >= 1 && components <= 4 && high * 256 + low === 6 + 2 * components;
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.length - wanted.length; at >= 0; at--) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
