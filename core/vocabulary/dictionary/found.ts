import { tagOfRank } from './dictionary-data.ts';
import type { DictionaryMatch, MatchKind } from './dictionary-match.ts';
import { RankedPlaces } from './ranked-places.ts';
import type { Run, SuffixTable } from './suffix-table.ts';

/** Runs of a table whose tags match in one way. */
export interface Source {
  readonly kind: MatchKind;
  readonly table: SuffixTable;
  readonly runs: readonly Run[];
  /** What to match so is worth. */
  readonly bonus: number;
}

/** A place where a tag was found. */
export interface Hit {
  readonly kind: MatchKind;
  readonly table: SuffixTable;
  readonly index: number;
  readonly score: number;
}

/** What has to be known of tags to rank and to tell them. */
export interface Tags {
  /** What a tag's use is worth: never less for a smaller rank. */
  readonly standingOf: (tag: number) => number;
  readonly matchOf: (hit: Hit) => DictionaryMatch;
}

/** Gathers tags, each once, up to a number. */
export class Found {
  readonly #limit: number;
  readonly #tags: Tags;
  readonly #matches = new Map<number, DictionaryMatch>();

  constructor(limit: number, tags: Tags) {
    this.#limit = limit;
    this.#tags = tags;
  }

  get size(): number {
    return this.#matches.size;
  }

  get isFull(): boolean {
    return this.size >= this.#limit;
  }

  /** Those that score best first. */
  get matches(): readonly DictionaryMatch[] {
    return [...this.#matches.values()].sort((a, b) => b.score - a.score);
  }

  /** Adds the tags of some sources taken together that score best; in a tie the first source's. */
  add(...sources: readonly Source[]): void {
    const { standingOf, matchOf } = this.#tags;
    const queues = sources.map((source) => {
      const places = new RankedPlaces(source.table, source.runs);
      return { source, places, score: scoreOf(source, places, standingOf) };
    });
    while (!this.isFull) {
      let best = queues[0];
      for (const queue of queues) if (best && queue.score > best.score) best = queue;
      const index = best?.places.take();
      if (!best || index === undefined) return;
      const { source, places, score } = best;
      best.score = scoreOf(source, places, standingOf);
      const tag = tagOfRank(source.table.rankAt(index));
      if (this.#matches.has(tag)) continue;
      this.#matches.set(tag, matchOf({ kind: source.kind, table: source.table, index, score }));
    }
  }
}

/** What the next tag of a source scores. */
function scoreOf({ bonus }: Source, { rank }: RankedPlaces, standingOf: Tags['standingOf']): number {
  return Number.isFinite(rank) ? standingOf(tagOfRank(rank)) + bonus : Number.NEGATIVE_INFINITY;
}
