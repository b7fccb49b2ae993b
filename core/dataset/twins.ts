import { type Hash, hashDistance } from '../image/pixels/difference-hash.ts';
import type { SeenPixels } from '../image/pixels/facts.ts';
import { mirrorSmall, smallDifference } from '../image/pixels/measure.ts';
import type { Dataset } from './dataset.ts';

/** Another picture of the dataset that shows the same. */
export interface Twin {
  readonly path: string;
  readonly kind: 'same-file' | 'near' | 'mirrored';
}

/** In so many of 64 bits the hashes of near duplicates differ at most. */
export const NEAR_DISTANCE = 4;
/**
 * So unlike their small copies are at most. Of the sample's thirty similar portraits the two likest differ by 0.0149; a
 * picture saved anew in low quality, at half the size or brighter, by less than 0.001; one cropped by 2 %, by 0.005.
 */
export const NEAR_DIFFERENCE = 0.0075;
/** With less contrast there is nothing to compare (standard deviation of the grey values). */
const LEAST_CONTRAST = 4;
/** In one band more than the bits that may differ, so that near hashes are the same in one at least. */
const BANDS = NEAR_DISTANCE + 1;
/** Pictures that all have one hash are not all compared: plain ones may be thousands. */
const MOST_OF_A_HASH = 32;

/** The pictures with one hash, in order. */
interface Alike {
  readonly hash: Hash;
  readonly pictures: { readonly path: string; readonly pixels: SeenPixels }[];
}

const indexes = new WeakMap<Dataset['images'], TwinIndex>();

/**
 * The first picture, in order of path, that a picture repeats: byte by byte, else nearly, else mirrored.
 * @returns undefined for one that is like none before it, or whose pixels nobody looked at
 */
export function twinBefore(dataset: Dataset, path: string): Twin | undefined {
  const { images } = dataset;
  const pixels = images.get(path)?.pixels;
  if (pixels?.state !== 'seen') return undefined;
  let index = indexes.get(images);
  if (!index) {
    index = new TwinIndex(dataset);
    indexes.set(images, index);
  }
  return index.before(path, pixels);
}

/** Finds near hashes without comparing all: those that are the same in one of five bands. */
class TwinIndex {
  /** The first picture with a digest. */
  readonly #first = new Map<string, string>();
  readonly #bands = new Map<number, Alike[]>();

  constructor({ images }: Dataset) {
    const byHash = new Map<number, Map<number, Alike>>();
    for (const path of [...images.keys()].sort()) {
      const pixels = images.get(path)?.pixels;
      if (pixels?.state !== 'seen') continue;
      if (!this.#first.has(pixels.digest)) this.#first.set(pixels.digest, path);
      if (pixels.contrast < LEAST_CONTRAST) continue;
      const [upper, lower] = pixels.hash;
      const lowers = byHash.get(upper) ?? new Map<number, Alike>();
      byHash.set(upper, lowers);
      const alike = lowers.get(lower);
      if (alike) {
        if (alike.pictures.length < MOST_OF_A_HASH) alike.pictures.push({ path, pixels });
      } else {
        const first: Alike = { hash: pixels.hash, pictures: [{ path, pixels }] };
        lowers.set(lower, first);
        for (const band of bandsOf(pixels.hash)) {
          const list = this.#bands.get(band);
          list ? list.push(first) : this.#bands.set(band, [first]);
        }
      }
    }
  }

  before(path: string, pixels: SeenPixels): Twin | undefined {
    const first = this.#first.get(pixels.digest);
    if (first !== undefined && first < path) return { path: first, kind: 'same-file' };
    if (pixels.contrast < LEAST_CONTRAST) return undefined;
    const near = this.#firstNear(path, pixels.hash, pixels.small);
    if (near !== undefined) return { path: near, kind: 'near' };
    const mirrored = this.#firstNear(path, pixels.mirrored, mirrorSmall(pixels.small));
    return mirrored === undefined ? undefined : { path: mirrored, kind: 'mirrored' };
  }

  #firstNear(before: string, hash: Hash, small: string): string | undefined {
    let found: string | undefined;
    for (const band of bandsOf(hash)) {
      for (const { hash: other, pictures } of this.#bands.get(band) ?? []) {
        // Lists begin with the picture that comes first.
        if ((pictures[0]?.path ?? before) >= (found ?? before)) break;
        if (hashDistance(hash, other) > NEAR_DISTANCE) continue;
        const near = pictures.find(({ pixels }) => smallDifference(small, pixels.small) <= NEAR_DIFFERENCE);
        if (near && near.path < (found ?? before)) found = near.path;
      }
    }
    return found;
  }
}

/** A number for each band of a hash. A band has every fifth bit: of some rows most pictures show nothing but background. */
function bandsOf([upper, lower]: Hash): readonly number[] {
  const bands = Array.from({ length: BANDS }, (_, band) => band + 1);
  for (let bit = 0; bit < 64; bit++) {
    const band = bit % BANDS;
    const value = ((bit < 32 ? upper : lower) >>> (bit % 32)) & 1;
    bands[band] = (bands[band] ?? 0) * 2 + value;
  }
  // The leading one tells bands of as many bits apart; these have thirteen bits each, the last twelve.
  return bands.map((value, band) => value * BANDS + band);
}
