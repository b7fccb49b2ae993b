import type { Dataset } from '../dataset.ts';
import type { TagUse } from '../statistics.ts';

/** Where the words of tags begin is looked up by so many letters. */
const LETTERS = 3;

const indexes = new WeakMap<ReadonlyMap<string, TagUse>, TagIndex>();

/**
 * Finds the tags of a dataset by a part of them without looking at all: a keystroke has a few milliseconds, and a large
 * dataset a hundred thousand tags.
 */
export class TagIndex {
  /** The most used first. */
  readonly #keys: readonly string[];
  /** The tags that begin with a letter, or with three, by their places in `#keys`. */
  readonly #beginnings = new Map<string, number[]>();
  /** The same of their other words. */
  readonly #words = new Map<string, number[]>();
  /** All tags, each behind a line break, and where each begins. */
  readonly #text: string;
  readonly #starts: Uint32Array;

  constructor(uses: Iterable<TagUse>) {
    this.#keys = [...uses]
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
      .map(({ key }) => key);
    this.#text = `\n${this.#keys.join('\n')}`;
    this.#starts = new Uint32Array(this.#keys.length);
    let start = 1;
    for (const [place, key] of this.#keys.entries()) {
      this.#starts[place] = start;
      start += key.length + 1;
      enter(this.#beginnings, key, 0, place);
      for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1))
        enter(this.#words, key, at + 1, place);
    }
  }

  /**
   * Those that hold a text, as keys: of those that begin with it, those with a word that does, and, where these are few,
   * those with it inside, the `most` used of each. A tag may come twice.
   */
  *holding(typed: string, most: number): Iterable<string> {
    if (typed === '') {
      yield* this.#keys.slice(0, most);
      return;
    }
    let found = 0;
    for (const [table, sign] of [
      [this.#beginnings, ''],
      [this.#words, ' '],
    ] as const) {
      let left = most;
      for (const place of listOf(table, typed)) {
        const key = this.#keys[place] as string;
        const begins = key.startsWith(typed);
        // What begins with it and has such a word too was found before.
        if (sign === '' ? !begins : begins || !key.includes(sign + typed)) continue;
        yield key;
        found++;
        if (--left === 0) break;
      }
    }
    if (found < most) yield* this.#inside(typed, most);
  }

  /** Those with a word that begins with a letter, the `most` used of them. */
  *withInitial(letter: string, most: number): Iterable<string> {
    for (const table of [this.#beginnings, this.#words])
      for (const place of (table.get(letter) ?? []).slice(0, most)) yield this.#keys[place] as string;
  }

  *#inside(typed: string, most: number): Iterable<string> {
    let left = most;
    for (let at = this.#text.indexOf(typed); at >= 0 && left > 0; left--) {
      const place = this.#placeAt(at);
      yield this.#keys[place] as string;
      const next = this.#starts[place + 1];
      at = next === undefined ? -1 : this.#text.indexOf(typed, next);
    }
  }

  /** The last that begins at or before an offset. */
  #placeAt(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The index of a dataset's tags as they are in its shared base, made once; `layer` has what changed since. */
export function tagIndexOf({ statistics }: Dataset): TagIndex {
  const { base } = statistics.tags;
  let index = indexes.get(base);
  if (!index) {
    index = new TagIndex(base.values());
    indexes.set(base, index);
  }
  return index;
}

function enter(table: Map<string, number[]>, key: string, at: number, place: number): void {
  for (const letters of [1, LETTERS]) {
    if (at + letters > key.length) return;
    const beginning = key.slice(at, at + letters);
    const list = table.get(beginning);
    // A tag may have two words that begin alike: once is enough.
    if (!list) table.set(beginning, [place]);
    else if (list.at(-1) !== place) list.push(place);
  }
}

function listOf(table: ReadonlyMap<string, readonly number[]>, typed: string): readonly number[] {
  return table.get(typed.slice(0, typed.length < LETTERS ? 1 : LETTERS)) ?? [];
}
