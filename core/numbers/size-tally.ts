import type { Size } from '../image/size.ts';

/** A size, and how many have it. */
export interface SizeCount {
  readonly size: Size;
  readonly count: number;
}

/** Larger than any side (pixels). */
export const SIDE = 2 ** 24;

/** Counts sizes. */
export class SizeTally {
  readonly #counts = new Map<number, number>();

  add([width, height]: Size): void {
    const key = width * SIDE + height;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** By width and height. */
  get sizes(): readonly SizeCount[] {
    return [...this.#counts]
      .sort(([a], [b]) => a - b)
      .map(([key, count]) => ({ size: [Math.floor(key / SIDE), key % SIDE], count }));
  }
}
