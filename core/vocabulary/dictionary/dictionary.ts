import { CATEGORIES, type Category } from './categories.ts';
import { type DictionaryData, isAliasRank, NO_COUNT, type TagDetail, tagOfRank } from './dictionary-data.ts';
import type { DictionaryMatch } from './dictionary-match.ts';
import { Found, type Hit, type Source } from './found.ts';
import { nearRuns, type Tolerance } from './near-runs.ts';
import { type Run, SuffixTable } from './suffix-table.ts';
import { dictionaryKey } from './tag-spelling.ts';

/** What the dictionary knows of a tag. */
export interface DictionaryEntry {
  /** As it is written in a caption. */
  readonly tag: string;
  readonly key: string;
  readonly category: Category;
  /** Posts that have it. */
  readonly count: number | undefined;
  /** What its list says instead of a count. */
  readonly label: string | undefined;
  /** Other names that lead to it, as keys. */
  readonly aliases: readonly string[];
}

/** More are not asked for: nobody reads them. */
const MOST = 50;
/** Longer texts are no tags. */
const LONGEST = 200;
/** Shorter ones are a letter away from everything. */
const SHORTEST_TYPO = 3;
/** Where so many tags match as typed, nobody made a typo. */
const FEW = 5;

/** Tags of one or several lists. Immutable; a search takes well below a millisecond. */
export class Dictionary {
  readonly #data: DictionaryData;
  readonly #firsts: SuffixTable;
  readonly #words: SuffixTable;
  readonly #insides: SuffixTable;
  readonly #details: ReadonlyMap<number, TagDetail>;

  constructor(data: DictionaryData) {
    this.#data = data;
    this.#firsts = new SuffixTable(data.text, data.firsts);
    this.#words = new SuffixTable(data.text, data.words);
    this.#insides = new SuffixTable(data.text, data.insides);
    this.#details = new Map(data.details.map((detail) => [detail.tag, detail]));
  }

  /** How many tags it has. */
  get size(): number {
    return this.#data.counts.length;
  }

  /** How many posts have a tag, by its name or an alias, in any spelling; undefined for what no list counts. */
  count(tag: string): number | undefined {
    const found = this.#find(tag);
    return found === undefined ? undefined : this.#countOf(found);
  }

  /** What is known of a tag, by its name or else by the most used one that has it as an alias, in any spelling. */
  entry(tag: string): DictionaryEntry | undefined {
    const found = this.#find(tag);
    if (found === undefined) return undefined;
    const [first, end] = [this.#data.tags[found] as number, this.#data.tags[found + 1] as number];
    const aliases = Array.from({ length: end - first - 1 }, (_, index) => this.#spelling(first + 1 + index));
    return { ...this.#facts(found), label: this.#details.get(found)?.label, aliases };
  }

  /**
   * The tags that a text, typed so far, may mean: exact ones, then by beginning, by word, by word with blanks put in,
   * and at last those that hold it or, where few match so far, that have a typo; each of these by use. An empty text
   * gives the most used tags.
   * @param most up to 50
   */
  search(typed: string, most = MOST): readonly DictionaryMatch[] {
    const key = dictionaryKey(typed);
    if (key.length > LONGEST || key.includes('\0')) return [];
    const found = new Found(Math.min(most, MOST), (hit) => this.#matchOf(hit, key));
    const begun = this.#firsts.startingWith(key);
    const exact = this.#firsts.narrow(begun, key.length, 0);
    found.add({ kind: 'exact', table: this.#firsts, runs: [exact, this.#shorthand(key)] });
    found.add({ kind: 'prefix', table: this.#firsts, runs: [begun] });
    found.add({ kind: 'word', table: this.#words, runs: [this.#words.startingWith(key)] });
    if (!found.isFull) found.add({ kind: 'joined', ...this.#near(key, 'blanks') });
    if (!found.isFull) {
      // Who typed a whole tag made no typo.
      const isTypo = key.length >= SHORTEST_TYPO && found.size < FEW && exact.start === exact.end;
      const inside: Source = {
        kind: 'inside',
        table: this.#insides,
        runs: [this.#insides.startingWith(key)],
      };
      found.add(inside, ...(isTypo ? [{ kind: 'typo' as const, ...this.#near(key, 'later letters') }] : []));
      // Few get the first letter wrong, and looking for it is half of the work.
      const isFirstWrong = found.size === 0 && key.length > SHORTEST_TYPO;
      if (isFirstWrong) found.add({ kind: 'typo', ...this.#near(key, 'any letter') });
    }
    return found.matches;
  }

  #near(key: string, tolerance: Tolerance): Pick<Source, 'table' | 'runs'> {
    return { table: this.#words, runs: nearRuns(this.#words, key, tolerance) };
  }

  /** Danbooru's shorthands begin with a slash, which needn't be typed: `lh` is `/lh`, though `o` isn't yet `/o`. */
  #shorthand(key: string): Run {
    const begun = this.#firsts.startingWith(`/${key}`);
    return key.length > 1 ? this.#firsts.narrow(begun, key.length + 1, 0) : { start: 0, end: 0 };
  }

  /** The tag with a name, else the most used one with such an alias. */
  #find(text: string): number | undefined {
    const key = dictionaryKey(text);
    if (key === '' || key.includes('\0')) return undefined;
    const whole = this.#firsts.narrow(this.#firsts.startingWith(key), key.length, 0);
    let byAlias: number | undefined;
    for (let index = whole.start; index < whole.end; index++) {
      const rank = this.#firsts.rankAt(index);
      if (!isAliasRank(rank)) return tagOfRank(rank);
      byAlias = Math.min(byAlias ?? rank, rank);
    }
    return byAlias === undefined ? undefined : tagOfRank(byAlias);
  }

  #matchOf({ kind, table, index }: Hit, typed: string): DictionaryMatch {
    const rank = table.rankAt(index);
    const { tag, key, category, count } = this.#facts(tagOfRank(rank));
    const isByAlias = isAliasRank(rank) && !key.includes(typed);
    const alias = isByAlias ? this.#spelling(this.#spellingAt(table.placeAt(index))) : undefined;
    // Spelt out: fifty of these are made for each keystroke, and spreading costs more than all the rest.
    return { tag, key, kind, alias, category, count };
  }

  #facts(tag: number): Pick<DictionaryEntry, 'tag' | 'key' | 'category' | 'count'> {
    const key = this.#spelling(this.#data.tags[tag] as number);
    return {
      tag: this.#details.get(tag)?.spelling ?? key,
      key,
      category: CATEGORIES[this.#data.categories[tag] as number] ?? 'unknown',
      count: this.#countOf(tag),
    };
  }

  #countOf(tag: number): number | undefined {
    const count = this.#data.counts[tag];
    return count === NO_COUNT ? undefined : count;
  }

  #spelling(spelling: number): string {
    const { spellings, text } = this.#data;
    const units = text.subarray(spellings[spelling], (spellings[spelling + 1] as number) - 1);
    // Several times faster than spreading them; a spelling is short enough for it.
    return String.fromCharCode.apply(null, units as unknown as number[]);
  }

  /** The number of the spelling that a place of the text lies in. */
  #spellingAt(place: number): number {
    const { spellings } = this.#data;
    let low = 0;
    let high = spellings.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((spellings[middle] as number) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
