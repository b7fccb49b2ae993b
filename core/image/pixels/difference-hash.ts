import { type Grey, mirrorRows, shrinkGrey } from './grey.ts';

/** A difference hash of 64 bits: the upper and the lower 32, each unsigned. */
export type Hash = readonly [upper: number, lower: number];

const WIDTH = 9;
const HEIGHT = 8;
/** A smaller difference of grey values is none: plain areas would be decided by what compression left in them. */
const MARGIN = 1;

/**
 * The difference hashes (dHash) of a picture and of its mirror image: of 9 × 8 grey values, whether each is darker than
 * its right neighbour, as far as one sees. Size, compression, brightness and contrast hardly change them.
 */
export function differenceHashes(picture: Grey): { readonly hash: Hash; readonly mirrored: Hash } {
  const small = shrinkGrey(picture, WIDTH, HEIGHT);
  return { hash: hashOf(small), mirrored: hashOf(mirrorRows(small, WIDTH)) };
}

function hashOf(small: Float64Array): Hash {
  const halves: [number, number] = [0, 0];
  for (let row = 0; row < HEIGHT; row++) {
    for (let column = 0; column < WIDTH - 1; column++) {
      const at = row * WIDTH + column;
      const half = row < HEIGHT / 2 ? 0 : 1;
      const isDarker = (small[at] ?? 0) + MARGIN < (small[at + 1] ?? 0);
      halves[half] = ((halves[half] << 1) | Number(isDarker)) >>> 0;
    }
  }
  return halves;
}

/** In how many of 64 bits two hashes differ. */
export function hashDistance([upper, lower]: Hash, [otherUpper, otherLower]: Hash): number {
  return bitsOf(upper ^ otherUpper) + bitsOf(lower ^ otherLower);
}

/** How many bits of a word of 32 are set. */
export function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
