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
  const shrunk = new Float64Array(toWidth * toHeight);
  for (const [row, parts] of rows.entries()) {
    for (const [column, across] of columns.entries()) {
      let sum = 0;
      for (const [y, share] of parts) {
        for (const [x, part] of across) sum += share * part * (pixels[y * width + x] ?? 0);
      }
      shrunk[row * toWidth + column] = sum;
    }
  }
  return shrunk;
}

/** Which pixels of a line make each of fewer pixels, with their shares in its value. */
function partsOf(length: number, to: number): readonly (readonly [at: number, share: number])[][] {
  const step = length / to;
  return Array.from({ length: to }, (_, index) => {
    const [start, end] = [index * step, (index + 1) * step];
    const parts: (readonly [number, number])[] = [];
    for (let at = Math.floor(start); at < Math.min(Math.ceil(end), length); at++) {
      const share = (Math.min(end, at + 1) - Math.max(start, at)) / step;
      if (share > 0) parts.push([at, share]);
    }
    return parts;
  });
}

/** The same picture as a mirror shows it. @param width pixels of a row */
export function mirrorRows(pixels: Float64Array, width: number): Float64Array {
  return pixels.map((_, at) => pixels[at - (at % width) + width - 1 - (at % width)] ?? 0);
}
