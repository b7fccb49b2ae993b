import type { TextLimit } from '../trainers/trainer.ts';
import { type Bar, barsOf } from './bars.ts';
import type { Mark, Within } from './mark.ts';

/** The pairs with `from` to `to` tokens, both included. */
export interface TokenMark extends Mark {
  readonly from: number;
  readonly to: number;
}

export interface TokenNumbers {
  /** T5's tokens can't be told, but each word has one at least. */
  readonly unit: 'tokens' | 'words';
  /** How many are read; null where that isn't known of the model. */
  readonly limit: number | null;
  readonly median: number;
  readonly max: number;
  /** From none on, without the empty ones at the end. */
  readonly bars: readonly TokenMark[];
  /** The pairs that have more than what is read. */
  readonly over: Mark | null;
}

/** A third of what a model reads at once, that much, twice as much, and so on. */
const WIDTHS = [25, 75, 150, 300, 750, 1500, 7500];
const MOST_BARS = 24;

/** Counts how long captions are. */
export class TokenTally {
  readonly #counts: number[] = [];
  #isKnown = true;

  add(tokens: number | undefined): void {
    if (tokens === undefined) this.#isKnown = false;
    else this.#counts.push(tokens);
  }

  /** Null where tokens can't be counted, or there is nothing to count. */
  numbers(textLimit: TextLimit | undefined, within: Within): TokenNumbers | null {
    const counts = Uint32Array.from(this.#counts).sort();
    if (!this.#isKnown || counts.length === 0) return null;
    const max = counts.at(-1) ?? 0;
    const width = WIDTHS.find((one) => max <= one * MOST_BARS) ?? Math.ceil(max / MOST_BARS);
    const bars = barsOf(counts, width);
    const limit = textLimit?.tokens ?? null;
    const over = limit === null ? 0 : counts.filter((count) => count > limit).length;
    return {
      unit: textLimit?.tokenizer === 'T5' ? 'words' : 'tokens',
      limit,
      median: counts[counts.length >> 1] ?? 0,
      max,
      bars: [...emptyBars(bars[0]?.from ?? 0, width), ...bars].map(({ from, to, count }) => {
        const conditions = from === 0 ? `tokens:<=${to}` : `tokens:>=${from} tokens:<=${to}`;
        return { from, to, count, query: within(conditions) };
      }),
      over: limit === null ? null : { count: over, query: within(`tokens:>${limit}`) },
    };
  }
}

/** Those from 0 to before a bar. */
function emptyBars(end: number, width: number): readonly Bar[] {
  return Array.from({ length: Math.floor(end / width) }, (_, bar) => {
    return { from: bar === 0 ? 0 : bar * width + 1, to: (bar + 1) * width, count: 0 };
  });
}
