import { asciiAt, numberAt } from './bytes.ts';

/** How a viewer turns a picture before it shows it; 1, as stored, is left out. */
export type Orientation = 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION = 0x0112;
const SHORT = 3;
/** A directory of a camera has a few dozen entries. */
const MOST_ENTRIES = 512;

/**
 * The orientation in EXIF data, which is a small TIFF file; undefined for 1, for none and for nonsense.
 * @param at where it begins: at its byte order, `II` or `MM`
 */
export function readOrientation(bytes: Uint8Array, at: number): Orientation | undefined {
  const sign = asciiAt(bytes, at, 2);
  if (sign !== 'II' && sign !== 'MM') return undefined;
  const order = sign === 'II' ? 'little' : 'big';
  if (numberAt(bytes, at + 2, 2, order) !== 42) return undefined;
  const directory = at + numberAt(bytes, at + 4, 4, order);
  const entries = Math.min(numberAt(bytes, directory, 2, order), MOST_ENTRIES);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > bytes.length) return undefined;
    if (numberAt(bytes, entry, 2, order) !== ORIENTATION) continue;
    const value = numberAt(bytes, entry + 8, 2, order);
    return numberAt(bytes, entry + 2, 2, order) === SHORT && isTurned(value) ? value : undefined;
  }
  return undefined;
}

function isTurned(value: number): value is Orientation {
  return value >= 2 && value <= 8;
}
