/** A grey picture: one byte a pixel, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * A grey picture shrunk to a size, by the mean of the area that each pixel stands for; its proportions may change.
 * A picture smaller than that is enlarged in squares.
 */
export function shrinkGrey({ width, height, pixels }: Grey, toWidth: number, toHeight: number): Float64Array {
  const columns = partsOf(width, toWidth);
  const rows = partsOf(height, toHeight);
  // First each row to fewer columns, then these to fewer rows.
  const narrow = new Float64Array(height * toWidth);
  for (let y = 0; y < height; y++) {
    for (const { at, to, share } of columns)
      narrow[y * toWidth + to] = (narrow[y * toWidth + to] ?? 0) + share * (pixels[y * width + at] ?? 0);
  }
  const shrunk = new Float64Array(toWidth * toHeight);
  for (const { at, to, share } of rows) {
    for (let x = 0; x < toWidth; x++)
      shrunk[to * toWidth + x] = (shrunk[to * toWidth + x] ?? 0) + share * (narrow[at * toWidth + x] ?? 0);
  }
  return shrunk;
}

/** What pixel `at` of a line is a part of, and with which share, where a line of fewer pixels is made of it. */
interface Part {
  readonly at: number;
  readonly to: number;
  readonly share: number;
}

function partsOf(length: number, toLength: number): readonly Part[] {
  const step = length / toLength;
  const parts: Part[] = [];
  for (let to = 0; to < toLength; to++) {
    const [start, end] = [to * step, (to + 1) * step];
    for (let at = Math.floor(start); at < Math.min(Math.ceil(end), length); at++) {
      const share = (Math.min(end, at + 1) - Math.max(start, at)) / step;
      if (share > 0) parts.push({ at, to, share });
    }
  }
  return parts;
}

/** The same picture as a mirror shows it. @param width pixels of a row */
export function mirrorRows(pixels: Float64Array, width: number): Float64Array {
  return pixels.map((_, at) => pixels[at - (at % width) + width - 1 - (at % width)] ?? 0);
}
