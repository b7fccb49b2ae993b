import { asciiAt, numberAt } from './bytes.ts';

/** A directory of a camera has a few dozen entries. */
const MOST_ENTRIES = 512;

/** EXIF data, which is a small TIFF file. */
export interface Tiff {
  readonly bytes: Uint8Array;
  /** Where it begins: all places in it count from here. */
  readonly start: number;
  readonly order: 'big' | 'little';
}

/** One thing that a directory tells. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where its value stands, or where it is told where a longer one stands. */
  readonly at: number;
}

/**
 * Opens EXIF data; undefined for nonsense.
 * @param at where it begins: at its byte order, `II` or `MM`
 */
export function openTiff(bytes: Uint8Array, at: number): Tiff | undefined {
  const sign = asciiAt(bytes, at, 2);
  if (sign !== 'II' && sign !== 'MM') return undefined;
  const order = sign === 'II' ? 'little' : 'big';
  return numberAt(bytes, at + 2, 2, order) === 42 ? { bytes, start: at, order } : undefined;
}

/** The entries of a directory, as far as they are there. @param offset from the beginning; without it, that of the first */
export function* entriesOf(
  { bytes, start, order }: Tiff,
  offset = numberAt(bytes, start + 4, 4, order),
): Generator<TiffEntry> {
  const directory = start + offset;
  const entries = Math.min(numberAt(bytes, directory, 2, order), MOST_ENTRIES);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > bytes.length) return;
    yield {
      tag: numberAt(bytes, entry, 2, order),
      type: numberAt(bytes, entry + 2, 2, order),
      count: numberAt(bytes, entry + 4, 4, order),
      at: entry + 8,
    };
  }
}
