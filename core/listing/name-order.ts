import { compareImages } from '../dataset/image-order.ts';

/** A picture, and its place among all of its dataset by name. */
export interface NamedImage {
  readonly path: string;
  readonly place: number;
}

interface Placed {
  readonly path: string;
  place: number;
}

/** The pictures of a dataset by name. Those that stay keep their order, whatever comes and goes around them. */
export class NameOrder {
  #images: Placed[] = [];
  readonly #byPath = new Map<string, Placed>();

  get size(): number {
    return this.#images.length;
  }

  get images(): readonly NamedImage[] {
    return this.#images;
  }

  of(path: string): NamedImage | undefined {
    return this.#byPath.get(path);
  }

  /** Takes in that these are the pictures now; returns those that came and went. */
  update(paths: { has(path: string): boolean; keys(): Iterable<string> }): readonly string[] {
    const gone = this.#images.filter(({ path }) => !paths.has(path));
    const come: Placed[] = [];
    for (const path of paths.keys()) if (!this.#byPath.has(path)) come.push({ path, place: 0 });
    if (gone.length === 0 && come.length === 0) return [];
    for (const { path } of gone) this.#byPath.delete(path);
    for (const image of come) this.#byPath.set(image.path, image);
    come.sort((a, b) => compareImages(a.path, b.path));
    const left = gone.length === 0 ? this.#images : this.#images.filter(({ path }) => this.#byPath.has(path));
    this.#images = merged(left, come, (a, b) => compareImages(a.path, b.path));
    for (const [place, image] of this.#images.entries()) image.place = place;
    return [...gone, ...come].map(({ path }) => path);
  }
}

/** Two sorted lists as one. Few among many cost hardly a comparison of the many. */
export function merged<One>(
  many: readonly One[],
  few: readonly One[],
  compare: (a: One, b: One) => number,
): One[] {
  if (few.length === 0) return [...many];
  const all: One[] = [];
  let start = 0;
  for (const one of few) {
    const end = placeIn(many, one, compare, start);
    for (; start < end; start++) all.push(many[start] as One);
    all.push(one);
  }
  for (; start < many.length; start++) all.push(many[start] as One);
  return all;
}

/** Where one stands, or belongs, in a sorted list: behind those that are less. */
export function placeIn<One>(
  list: readonly One[],
  one: One,
  compare: (a: One, b: One) => number,
  from = 0,
): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as One, one) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
