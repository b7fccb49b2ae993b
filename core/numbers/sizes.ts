import type { Size } from '../image/size.ts';
import { compareRatios } from '../query/ratio.ts';
import type { Mark, Within } from './mark.ts';
import { SIDE, type SizeCount, SizeTally } from './size-tally.ts';

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

/** A size, or a square of sizes by its least corner. */
interface Square {
  readonly corner: Size;
  /** 1: just this size. */
  readonly side: number;
  count: number;
}

/** The sizes themselves, or squares of them that are as small as gives few enough; alone in its square, a size is itself. */
function pointsOf(sizes: readonly SizeCount[], within: Within): readonly SizeMark[] {
  let squares: readonly Square[] = sizes.map(({ size, count }) => ({ corner: size, side: 1, count }));
  for (let side = 2; squares.length > MOST; side *= 2) squares = merged(squares, side);
  return squares.map((square) => pointOf(square, within));
}

/** Those that lie in one larger square together. */
function merged(squares: readonly Square[], side: number): readonly Square[] {
  const larger = new Map<number, Square>();
  for (const square of squares) {
    const [column, row] = square.corner.map((length) => Math.floor(length / side)) as [number, number];
    const key = column * SIDE + row;
    const before = larger.get(key);
    const count = (before?.count ?? 0) + square.count;
    larger.set(key, before ? { corner: [column * side, row * side], side, count } : square);
  }
  return [...larger.values()];
}

function pointOf({ corner: [left, top], side, count }: Square, within: Within): SizeMark {
  const to: Size = [left + side - 1, top + side - 1];
  const query =
    side === 1
      ? `width:=${left} height:=${top}`
      : `width:>=${left} width:<=${to[0]} height:>=${top} height:<=${to[1]}`;
  return { from: [left, top], to, count, query: within(query) };
}
