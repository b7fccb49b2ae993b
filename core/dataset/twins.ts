import { bitsOf, type Hash } from '../image/pixels/difference-hash.ts';
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

/**
 * Finds near hashes without comparing all: those that are the same in one of five bands. Pictures are numbers here, in
 * order of path: among very many, thousands of comparisons fall to each.
 */
class TwinIndex {
  /** The number of the first picture with a digest. */
  readonly #first = new Map<string, number>();
  readonly #numbers = new Map<string, number>();
  readonly #pictures: { readonly path: string; readonly pixels: SeenPixels }[] = [];
  readonly #uppers: Uint32Array;
  readonly #lowers: Uint32Array;
  readonly #bands = new Map<number, number[]>();

  constructor({ images }: Dataset) {
    this.#uppers = new Uint32Array(images.size);
    this.#lowers = new Uint32Array(images.size);
    const counts = new Map<string, number>();
    for (const path of [...images.keys()].sort()) {
      const pixels = images.get(path)?.pixels;
      if (pixels?.state !== 'seen') continue;
      const number = this.#pictures.push({ path, pixels }) - 1;
      this.#numbers.set(path, number);
      if (!this.#first.has(pixels.digest)) this.#first.set(pixels.digest, number);
      [this.#uppers[number], this.#lowers[number]] = pixels.hash;
      const hash = pixels.hash.join();
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      if (pixels.contrast < LEAST_CONTRAST || count > MOST_OF_A_HASH) continue;
      for (const band of bandsOf(pixels.hash)) {
        const list = this.#bands.get(band);
        list ? list.push(number) : this.#bands.set(band, [number]);
      }
    }
  }

  before(path: string, pixels: SeenPixels): Twin | undefined {
    const number = this.#numbers.get(path) ?? 0;
    const first = this.#first.get(pixels.digest) ?? number;
    if (first < number) return this.#twin(first, 'same-file');
    if (pixels.contrast < LEAST_CONTRAST) return undefined;
    const near = this.#firstNear(number, pixels.hash, () => pixels.small);
    if (near < number) return this.#twin(near, 'near');
    const mirrored = this.#firstNear(number, pixels.mirrored, () => mirrorSmall(pixels.small));
    return mirrored < number ? this.#twin(mirrored, 'mirrored') : undefined;
  }

  #twin(number: number, kind: Twin['kind']): Twin | undefined {
    const picture = this.#pictures[number];
    return picture && { path: picture.path, kind };
  }

  /**
   * The first picture near a hash, or `before` where none comes before that.
   * @param copy the small copy that belongs to the hash; of few pictures it is needed
   */
  #firstNear(before: number, hash: Hash, copy: () => string): number {
    let found = before;
    const [upper, lower] = hash;
    for (const band of bandsOf(hash)) {
      for (const number of this.#bands.get(band) ?? []) {
        // Lists are in order.
        if (number >= found) break;
        const bits =
          bitsOf(upper ^ (this.#uppers[number] ?? 0)) + bitsOf(lower ^ (this.#lowers[number] ?? 0));
        const other = bits <= NEAR_DISTANCE ? this.#pictures[number] : undefined;
        if (other && smallDifference(copy(), other.pixels.small) <= NEAR_DIFFERENCE) found = number;
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
