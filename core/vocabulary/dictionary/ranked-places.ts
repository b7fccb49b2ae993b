import TinyQueue from 'tinyqueue';
import type { Run, SuffixTable } from './suffix-table.ts';

/** A run with its best ranked place. */
interface Candidate extends Run {
  readonly best: number;
  readonly rank: number;
}

/**
 * The places of some runs, best ranked first, found one by one: each splits its run in two. So the first few of a
 * hundred thousand cost no more than the first few of a hundred.
 */
export class RankedPlaces {
  readonly #table: SuffixTable;
  readonly #queue = new TinyQueue<Candidate>([], (a, b) => a.rank - b.rank || a.best - b.best);

  constructor(table: SuffixTable, runs: readonly Run[]) {
    this.#table = table;
    for (const run of runs) this.#add(run);
  }

  /** The rank of the next place; infinite when there is none. */
  get rank(): number {
    return this.#queue.peek()?.rank ?? Number.POSITIVE_INFINITY;
  }

  /** The table's index of the next place, which is taken away. */
  take(): number | undefined {
    const candidate = this.#queue.pop();
    if (!candidate) return undefined;
    const { start, end, best } = candidate;
    this.#add({ start, end: best });
    this.#add({ start: best + 1, end });
    return best;
  }

  #add({ start, end }: Run): void {
    if (start >= end) return;
    const best = this.#table.bestIn({ start, end });
    this.#queue.push({ start, end, best, rank: this.#table.rankAt(best) });
  }
}
