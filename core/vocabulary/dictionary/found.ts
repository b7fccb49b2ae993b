import { tagOfRank } from './dictionary-data.ts';
import type { DictionaryMatch, MatchKind } from './dictionary-match.ts';
import { RankedPlaces } from './ranked-places.ts';
import type { Run, SuffixTable } from './suffix-table.ts';

/** Runs of a table whose tags match in one way. */
export interface Source {
  readonly kind: MatchKind;
  readonly table: SuffixTable;
  readonly runs: readonly Run[];
}

/** A place where a tag was found. */
export interface Hit {
  readonly kind: MatchKind;
  readonly table: SuffixTable;
  readonly index: number;
}

/** Gathers tags, each once, up to a number. */
export class Found {
  readonly #limit: number;
  readonly #matchOf: (hit: Hit) => DictionaryMatch;
  readonly #matches = new Map<number, DictionaryMatch>();

  constructor(limit: number, matchOf: (hit: Hit) => DictionaryMatch) {
    this.#limit = limit;
    this.#matchOf = matchOf;
  }

  get size(): number {
    return this.#matches.size;
  }

  get isFull(): boolean {
    return this.size >= this.#limit;
  }

  get matches(): readonly DictionaryMatch[] {
    return [...this.#matches.values()];
  }

  /** Adds the best ranked tags of some sources taken together; the first source's in a tie. */
  add(...sources: readonly Source[]): void {
    const places = sources.map(({ table, runs }) => new RankedPlaces(table, runs));
    while (!this.isFull) {
      let best = 0;
      for (let other = 1; other < places.length; other++) {
        if ((places[other]?.rank ?? 0) < (places[best]?.rank ?? 0)) best = other;
      }
      const source = sources[best];
      const index = places[best]?.take();
      if (!source || index === undefined) return;
      const tag = tagOfRank(source.table.rankAt(index));
      if (this.#matches.has(tag)) continue;
      this.#matches.set(tag, this.#matchOf({ kind: source.kind, table: source.table, index }));
    }
  }
}
