import { numberAt } from './bytes.ts';
import { entriesOf, openTiff } from './tiff.ts';

/** How a viewer turns a picture before it shows it; 1, as stored, is left out. */
export type Orientation = 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * The orientation in EXIF data; undefined for 1, for none and for nonsense.
 * @param at where it begins: at its byte order, `II` or `MM`
 */
export function readOrientation(bytes: Uint8Array, at: number): Orientation | undefined {
  const tiff = openTiff(bytes, at);
  if (!tiff) return undefined;
  for (const entry of entriesOf(tiff)) {
    if (entry.tag !== ORIENTATION) continue;
    const value = numberAt(bytes, entry.at, 2, tiff.order);
    return entry.type === SHORT && isTurned(value) ? value : undefined;
  }
  return undefined;
}

function isTurned(value: number): value is Orientation {
  return value >= 2 && value <= 8;
}
