import * as z from 'zod';
import { type Entries, entriesOf } from './gathered/entries.ts';
import { LayeredMap } from './layered-map.ts';
import type { Statistics, TagUse } from './statistics.ts';

/** Statistics as JSON has them. */
export type WrittenStatistics = z.infer<typeof writtenStatistics>;

const count = z.number().int().nonnegative();

export const writtenStatistics = z.object({
  captions: count,
  tagsInAll: count,
  styles: z.object({ tags: count, prose: count, mixed: count }),
  phrases: entriesOf(count),
  /** Of a phrase's key: at which place (0 = first) how often. */
  places: entriesOf<Entries<number>>(entriesOf(count)),
  tags: entriesOf(z.object({ count, positions: count, spellings: entriesOf(count) })),
});

/** The statistics of all these captions; no caption is in two of them. What they have in common is kept once. */
export class StatisticsSum {
  #captions = 0;
  #tagsInAll = 0;
  readonly #styles = { tags: 0, prose: 0, mixed: 0 };
  readonly #phrases = new Map<string, number>();
  readonly #places = new Map<string, Map<number, number>>();
  readonly #tags = new Map<
    string,
    { key: string; count: number; positions: number; spellings: Map<string, number> }
  >();

  add({ captions, tagsInAll, styles, phrases, places, tags }: Statistics): void {
    this.#captions += captions;
    this.#tagsInAll += tagsInAll;
    for (const style of ['tags', 'prose', 'mixed'] as const) this.#styles[style] += styles[style];
    for (const [phrase, count] of phrases) addTo(this.#phrases, phrase, count);
    for (const [key, counts] of places) {
      const sum = this.#places.get(key) ?? new Map<number, number>();
      this.#places.set(key, sum);
      for (const [place, count] of counts) addTo(sum, place, count);
    }
    tags.forEach((use) => {
      this.#addTag(use);
    });
  }

  #addTag({ key, count, positions, spellings }: TagUse): void {
    const known = this.#tags.get(key);
    if (!known) {
      this.#tags.set(key, { key, count, positions, spellings: new Map(spellings) });
      return;
    }
    known.count += count;
    known.positions += positions;
    for (const [spelling, times] of spellings) addTo(known.spellings, spelling, times);
  }

  /** What was added so far; adding more doesn't change it where nothing is added any more. */
  get statistics(): Statistics {
    return {
      captions: this.#captions,
      tagsInAll: this.#tagsInAll,
      styles: this.#styles,
      phrases: this.#phrases,
      places: this.#places,
      tags: LayeredMap.of<TagUse>(this.#tags),
    };
  }
}

function addTo<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

export function writeStatistics({ phrases, places, tags, ...rest }: Statistics): WrittenStatistics {
  return {
    ...rest,
    phrases: [...phrases],
    places: [...places].map(([key, counts]) => [
      key,
      [...counts].map(([place, count]) => [String(place), count] as const),
    ]),
    tags: [...tags.values()].map(({ key, count, positions, spellings }) => [
      key,
      { count, positions, spellings: [...spellings] },
    ]),
  };
}

export function readStatistics({ phrases, places, tags, ...rest }: WrittenStatistics): Statistics {
  return {
    ...rest,
    phrases: new Map(phrases),
    places: new Map(
      places.map(([key, counts]) => [key, new Map(counts.map(([place, count]) => [Number(place), count]))]),
    ),
    tags: LayeredMap.of(
      new Map(tags.map(([key, use]) => [key, { key, ...use, spellings: new Map(use.spellings) }])),
    ),
  };
}
