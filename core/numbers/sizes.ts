import type { Size } from '../image/size.ts';
import { compareRatios } from '../query/ratio.ts';
import type { Mark, Within } from './mark.ts';
import { type SizeCount, SizeTally } from './size-tally.ts';

/** The pictures whose width and height lie from `from` to `to`, both included (pixels). */
export interface SizeMark extends Mark {
  readonly from: Size;
  readonly to: Size;
}

export interface SizeNumbers {
  /** By width, then height. */
  readonly points: readonly SizeMark[];
  readonly portrait: Mark;
  readonly square: Mark;
  readonly landscape: Mark;
  /** The pictures whose size isn't known. */
  readonly unknown: Mark;
}

/** More points lie upon each other, and nobody walks through them by keys. */
const MOST = 250;

/** Counts sizes and shapes. */
export class SizesTally {
  readonly #sizes = new SizeTally();
  readonly #shapes = { portrait: 0, square: 0, landscape: 0 };
  #unknown = 0;

  add(size: Size | undefined): void {
    if (!size) {
      this.#unknown++;
      return;
    }
    this.#sizes.add(size);
    const shape = compareRatios(size[0] / size[1], 1);
    this.#shapes[shape < 0 ? 'portrait' : shape > 0 ? 'landscape' : 'square']++;
  }

  numbers(within: Within): SizeNumbers {
    const { portrait, square, landscape } = this.#shapes;
    const mark = (count: number, conditions: string): Mark => ({ count, query: within(conditions) });
    return {
      points: pointsOf(this.#sizes.sizes, within),
      portrait: mark(portrait, 'ratio:<1'),
      square: mark(square, 'ratio:=1'),
      landscape: mark(landscape, 'ratio:>1'),
      unknown: mark(this.#unknown, 'NOT width:>=0'),
    };
  }
}

/** The sizes themselves, or squares of them that are as small as gives few enough. */
function pointsOf(sizes: readonly SizeCount[], within: Within): readonly SizeMark[] {
  for (let side = 1; ; side *= 2) {
    const squares = squaresOf(sizes, side);
    if (squares.size <= MOST) return [...squares.values()].map((square) => pointOf(square, side, within));
  }
}

function squaresOf(sizes: readonly SizeCount[], side: number): ReadonlyMap<string, SizeCount[]> {
  const squares = new Map<string, SizeCount[]>();
  for (const one of sizes) {
    const key = one.size.map((length) => Math.floor(length / side)).join('x');
    const square = squares.get(key);
    square ? square.push(one) : squares.set(key, [one]);
  }
  return squares;
}

function pointOf(square: readonly SizeCount[], side: number, within: Within): SizeMark {
  const count = square.reduce((sum, one) => sum + one.count, 0);
  const size = square[0]?.size ?? [0, 0];
  if (square.length === 1)
    return { from: size, to: size, count, query: within(`width:=${size[0]} height:=${size[1]}`) };
  const start = (length: number) => Math.floor(length / side) * side;
  const from: Size = [start(size[0]), start(size[1])];
  const to: Size = [from[0] + side - 1, from[1] + side - 1];
  const query = `width:>=${from[0]} width:<=${to[0]} height:>=${from[1]} height:<=${to[1]}`;
  return { from, to, count, query: within(query) };
}
