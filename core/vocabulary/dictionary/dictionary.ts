import { CATEGORIES, type Category } from './categories.ts';
import { type DictionaryData, isAliasRank, NO_COUNT, type TagDetail, tagOfRank } from './dictionary-data.ts';
import type { DictionaryMatch, MatchKind } from './dictionary-match.ts';
import { Found, type Hit, type Source } from './found.ts';
import { nearRuns, type Tolerance } from './near-runs.ts';
import { BONUS, BY_ALIAS, isMeant, NEARLY_EXACT, standingOf, useOf } from './standing.ts';
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
const SHORTEST_TYPO = 4;

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
   * The tags that a text, typed so far, may mean, the likeliest first: by the way they match and by use, a tag that is
   * that text before all others. What only holds it, and what has a typo where nothing common matches as typed, comes
   * behind. An empty text gives the most used tags.
   * @param most up to 50
   */
  search(typed: string, most = MOST): readonly DictionaryMatch[] {
    const key = dictionaryKey(typed);
    if (key.length > LONGEST || key.includes('\0')) return [];
    const found = new Found(Math.min(most, MOST), {
      standingOf: (tag) => standingOf(useOf(this.#countOf(tag), this.#categoryOf(tag))),
      matchOf: (hit) => this.#matchOf(hit, key),
    });
    const begun = this.#firsts.startingWith(key);
    const whole = this.#places(this.#firsts.narrow(begun, key.length, 0));
    found.add(
      this.#source('exact', this.#firsts, whole.names),
      this.#source('exact', this.#firsts, whole.aliases, NEARLY_EXACT),
      this.#source('exact', this.#firsts, [this.#shorthand(key)], BONUS.prefix),
      this.#source('prefix', this.#firsts, [this.#firsts.startingWith(`${key} (`)], NEARLY_EXACT),
      this.#source('prefix', this.#firsts, [begun]),
      this.#source('word', this.#words, [this.#words.startingWith(key)]),
      ...(key.length > 1 ? [this.#near('joined', key, 'blanks')] : []),
    );
    if (found.isFull) return found.matches;
    // Who typed a whole tag, or the beginning of one that people use, made no typo.
    const isTypo =
      key.length >= SHORTEST_TYPO &&
      whole.names.length + whole.aliases.length === 0 &&
      !found.matches.some(({ kind, score }) => isMeant(kind, score));
    found.add(
      this.#source('inside', this.#insides, [this.#insides.startingWith(key)]),
      ...(isTypo ? [this.#near('typo', key, 'later letters')] : []),
    );
    // Few get the first letter wrong, and looking for it is half of the work.
    if (isTypo && found.size === 0) found.add(this.#near('typo', key, 'any letter'));
    return found.matches;
  }

  #source(kind: MatchKind, table: SuffixTable, runs: readonly Run[], bonus = BONUS[kind]): Source {
    return { kind, table, runs, bonus };
  }

  #near(kind: MatchKind, key: string, tolerance: Tolerance): Source {
    return this.#source(kind, this.#words, nearRuns(this.#words, key, tolerance));
  }

  /** The places of a run, apart: of tags' own names and of other names. */
  #places({ start, end }: Run): { readonly names: readonly Run[]; readonly aliases: readonly Run[] } {
    const places = Array.from({ length: end - start }, (_, at) => ({
      start: start + at,
      end: start + at + 1,
    }));
    const isAlias = (place: Run) => isAliasRank(this.#firsts.rankAt(place.start));
    return { names: places.filter((place) => !isAlias(place)), aliases: places.filter(isAlias) };
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

  #matchOf({ kind, table, index, score }: Hit, typed: string): DictionaryMatch {
    const rank = table.rankAt(index);
    const { tag, key, category, count } = this.#facts(tagOfRank(rank));
    const isByAlias = isAliasRank(rank) && !key.includes(typed);
    const malus = isByAlias ? BY_ALIAS : isAliasRank(rank) ? BONUS.word : 0;
    const alias = isByAlias ? this.#spelling(this.#spellingAt(table.placeAt(index))) : undefined;
    // Spelt out: fifty of these are made for each keystroke, and spreading costs more than all the rest.
    return { tag, key, kind, alias, category, count, score: score + malus };
  }

  #facts(tag: number): Pick<DictionaryEntry, 'tag' | 'key' | 'category' | 'count'> {
    const key = this.#spelling(this.#data.tags[tag] as number);
    return {
      tag: this.#details.get(tag)?.spelling ?? key,
      key,
      category: this.#categoryOf(tag),
      count: this.#countOf(tag),
    };
  }

  #categoryOf(tag: number): Category {
    return CATEGORIES[this.#data.categories[tag] as number] ?? 'unknown';
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
