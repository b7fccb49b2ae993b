import { differenceHashes } from './difference-hash.ts';
import type { Measures } from './facts.ts';
import { type Grey, shrinkGrey } from './grey.ts';

/** A picture of more pixels is not decoded: a small file may promise any number. */
export const MOST_PIXELS = 120_000_000;
/** The longest side of the grey picture that is measured (pixels). */
export const MEASURED_SIDE = 256;
/** The side of the small copy that is kept. */
export const SMALL_SIDE = 16;
/** Sharpness is that of the sharpest twentieth of squares of so many pixels a side. */
const SQUARE = 16;
const SHARPEST = 0.05;
/** Up to here one sees black, from there white. */
const BLACK = 8;
const WHITE = 247;

/** Measures a grey picture of at least one pixel, whose longest side is about `MEASURED_SIDE`. */
export function measure(picture: Grey): Measures {
  const counts = histogramOf(picture.pixels);
  const all = picture.pixels.length;
  const share = (from: number, to: number) =>
    counts.subarray(from, to + 1).reduce((sum, n) => sum + n, 0) / all;
  let [brightness, squares, entropy] = [0, 0, 0];
  for (const [value, count] of counts.entries()) {
    brightness += (value * count) / all;
    squares += (value * value * count) / all;
    if (count > 0) entropy -= (count / all) * Math.log2(count / all);
  }
  const contrast = Math.sqrt(Math.max(squares - brightness ** 2, 0));
  return {
    ...differenceHashes(picture),
    small: String.fromCharCode(...shrinkGrey(picture, SMALL_SIDE, SMALL_SIDE).map(Math.round)),
    sharpness: round(contrast > 0 ? sharpnessOf(picture) / contrast ** 2 : 0),
    brightness: round(brightness),
    contrast: round(contrast),
    black: round(share(0, BLACK)),
    white: round(share(WHITE, 255)),
    entropy: round(entropy),
  };
}

/** The share of an alpha channel's pixels that are not opaque, 0 to 1; never 0 where there is one. */
export function transparentShare(alpha: Uint8Array): number {
  let count = 0;
  for (const value of alpha) if (value < 255) count++;
  return count / Math.max(alpha.length, 1);
}

/**
 * How unlike two small copies are: 0 where one is the other, brighter or darker perhaps; 1 where they have nothing in
 * common. It is 1 less their correlation.
 */
export function smallDifference(small: string, other: string): number {
  const count = small.length;
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let at = 0; at < count; at++) {
    const [a, b] = [small.charCodeAt(at), other.charCodeAt(at)];
    sumA += a;
    sumB += b;
    squaresA += a * a;
    squaresB += b * b;
    products += a * b;
  }
  const spread = Math.sqrt((squaresA - sumA ** 2 / count) * (squaresB - sumB ** 2 / count));
  // Plain areas have nothing to compare.
  return spread > 0 ? 1 - (products - (sumA * sumB) / count) / spread : 1;
}

/** A small copy as a mirror shows it. */
export function mirrorSmall(small: string): string {
  let mirrored = '';
  for (let row = 0; row < small.length; row += SMALL_SIDE)
    for (let column = SMALL_SIDE - 1; column >= 0; column--) mirrored += small[row + column];
  return mirrored;
}

function histogramOf(pixels: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/**
 * The variance of the Laplacian, of the square at the border to the sharpest twentieth. Over the whole picture it would
 * say how much background there is, which is smooth on purpose in most portraits.
 */
function sharpnessOf({ width, height, pixels }: Grey): number {
  const variances: number[] = [];
  for (let top = 1; top < height - 1; top += SQUARE) {
    for (let left = 1; left < width - 1; left += SQUARE) {
      let [count, sum, squares] = [0, 0, 0];
      for (let y = top; y < Math.min(top + SQUARE, height - 1); y++) {
        for (let x = left; x < Math.min(left + SQUARE, width - 1); x++) {
          const at = y * width + x;
          const around =
            (pixels[at - 1] ?? 0) +
            (pixels[at + 1] ?? 0) +
            (pixels[at - width] ?? 0) +
            (pixels[at + width] ?? 0);
          const laplacian = around - 4 * (pixels[at] ?? 0);
          count++;
          sum += laplacian;
          squares += laplacian * laplacian;
        }
      }
      variances.push(squares / count - (sum / count) ** 2);
    }
  }
  variances.sort((a, b) => b - a);
  return variances[Math.floor(variances.length * SHARPEST)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
