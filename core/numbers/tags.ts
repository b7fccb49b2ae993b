import type { Tag } from '../caption/caption.ts';
import { rememberedInTurn } from '../caption/spelling.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import type { PairFacts } from '../query/facts.ts';
import { printText } from '../query/print.ts';
import { firstOf } from './first-of.ts';
import type { Mark, Within } from './mark.ts';

/** A tag with the pairs that have it. */
export interface TagMark extends Mark {
  readonly key: string;
  /** As the dataset usually spells it. */
  readonly tag: string;
  /** Whether all pairs whose caption may have one have it: prose has none. */
  readonly isEverywhere: boolean;
}

export interface TagNumbers {
  /** Those of several pairs, the most frequent first; only so many. */
  readonly top: readonly TagMark[];
  /** Those of one pair, by name; only so many. */
  readonly once: readonly TagMark[];
  /** How many tags there are in all, and how many of them in one pair alone. */
  readonly distinct: number;
  readonly onceOnly: number;
  /** In how many pairs the caption is prose, which has no tags; `isAll`: in all that have a caption. */
  readonly prose: { readonly count: number; readonly isAll: boolean };
}

/** More bars nobody reads: who looks for a tag types it. */
const MOST = 300;
/** A tag that long is a text, and a query of it none that one could read (UTF-16 units). */
const LONGEST = 200;

interface Count {
  readonly key: string;
  count: number;
  /** The number of the last caption that it was seen in. */
  seenIn: number;
}

const countsIn = rememberedInTurn<Count>();

/** Counts in how many pairs each tag stands. */
export class TagTally {
  readonly #counts = new Map<string, Count>();
  readonly #countOf: (tag: Tag) => Count;
  #captions = 0;
  #prose = 0;

  constructor() {
    this.#countOf = countsIn(({ key }) => {
      const count = this.#counts.get(key) ?? { key, count: 0, seenIn: 0 };
      this.#counts.set(key, count);
      return count;
    });
  }

  /** Takes in a pair's caption, where there is one. */
  add({ caption, ownTags }: Pick<PairFacts, 'caption' | 'ownTags'>): void {
    if (!caption) return;
    this.#captions++;
    if (caption.style === 'prose') this.#prose++;
    for (const tag of ownTags) {
      const count = this.#countOf(tag);
      if (count.seenIn === this.#captions) continue;
      count.seenIn = this.#captions;
      count.count++;
    }
  }

  numbers(dataset: Dataset, within: Within): TagNumbers {
    const all = [...this.#counts.values()];
    const readable = all.filter(({ key }) => key.length <= LONGEST);
    const several = readable.filter(({ count }) => count > 1);
    const once = readable.filter(({ count }) => count === 1);
    const captions = this.#captions - this.#prose;
    const mark = ({ key, count }: Count): TagMark => ({
      key,
      tag: spellingIn(dataset, key),
      count,
      query: within(`tag:${printText(key)}`),
      isEverywhere: captions > 1 && count === captions,
    });
    return {
      top: firstOf(several, MOST, (a, b) => b.count - a.count || byKey(a, b))
        .map(mark)
        .sort(mostFirst),
      once: firstOf(once, MOST, byKey).map(mark).sort(mostFirst),
      distinct: all.length,
      onceOnly: all.filter(({ count }) => count === 1).length,
      prose: { count: this.#prose, isAll: this.#prose > 0 && this.#prose === this.#captions },
    };
  }
}

function byKey(a: Count, b: Count): number {
  return a.key < b.key ? -1 : 1;
}

function spellingIn({ statistics }: Dataset, key: string): string {
  const use = statistics.tags.get(key);
  return use ? usualSpelling(use) : key;
}

/** The order of tags by how many have them, then by name. */
export function mostFirst(
  a: { readonly tag: string; readonly count: number },
  b: { readonly tag: string; readonly count: number },
): number {
  return b.count - a.count || (a.tag < b.tag ? -1 : 1);
}
