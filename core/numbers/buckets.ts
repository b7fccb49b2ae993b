import type { Size } from '../image/size.ts';
import type { PairFacts } from '../query/facts.ts';
import { shareCutOff } from '../trainers/cut.ts';
import type { Mark, Within } from './mark.ts';

/** A bucket with the pictures that are trained in it. */
export interface BucketMark extends Mark {
  readonly size: Size;
  /** How much of them is cut off, in percent: on the average, and of the one that loses most. */
  readonly meanCut: number;
  readonly mostCut: number;
}

/** The pictures of which more than `above` and at most `to` percent are cut off; -1 to 0 are those that stay whole. */
export interface CutMark extends Mark {
  readonly above: number;
  readonly to: number;
}

export interface BucketNumbers {
  /** By shape, the tallest first. */
  readonly buckets: readonly BucketMark[];
  /** Only those that there are. */
  readonly cuts: readonly CutMark[];
  /** The pictures that the trainer would stop over. */
  readonly none: Mark;
}

/** Where a class of pictures by what is cut off ends (percent). */
const ENDS = [0, 2, 5, 10, 25, 100];

interface Bucket {
  readonly size: Size;
  count: number;
  cuts: number;
  mostCut: number;
}

/** Counts which pictures are trained in which bucket, and what is cut off of them. */
export class BucketTally {
  readonly #buckets = new Map<string, Bucket>();
  readonly #cuts = ENDS.map(() => 0);
  #none = 0;

  add({ size, place }: Pick<PairFacts, 'size' | 'place'>): void {
    if (!place) {
      if (size) this.#none++;
      return;
    }
    const cut = 100 * shareCutOff(place);
    const key = place.bucket.join('x');
    const bucket = this.#buckets.get(key) ?? { size: place.bucket, count: 0, cuts: 0, mostCut: 0 };
    this.#buckets.set(key, bucket);
    bucket.count++;
    bucket.cuts += cut;
    bucket.mostCut = Math.max(bucket.mostCut, cut);
    const end = ENDS.findIndex((one) => cut <= one);
    this.#cuts[end] = (this.#cuts[end] ?? 0) + 1;
  }

  numbers(within: Within): BucketNumbers {
    const buckets = [...this.#buckets.values()].sort(
      (a, b) => shapeOf(a) - shapeOf(b) || areaOf(a) - areaOf(b),
    );
    const cuts = ENDS.map((to, index): CutMark => {
      const above = ENDS[index - 1] ?? -1;
      const query = within(to === 0 ? 'cut:=0' : `cut:>${above} cut:<=${to}`);
      return { above, to, count: this.#cuts[index] ?? 0, query };
    });
    return {
      buckets: buckets.map(({ size, count, cuts: sum, mostCut }) => ({
        size,
        count,
        meanCut: sum / count,
        mostCut,
        query: within(`bucket:${size.join('x')}`),
      })),
      cuts: cuts.filter(({ count }) => count > 0),
      none: { count: this.#none, query: within('width:>=0 NOT bucket:*') },
    };
  }
}

function shapeOf({ size: [width, height] }: Bucket): number {
  return width / height;
}

function areaOf({ size: [width, height] }: Bucket): number {
  return width * height;
}
