import { CATEGORIES } from './categories.ts';
import { type DictionaryData, NO_COUNT, rankOf, type TagDetail } from './dictionary-data.ts';
import type { MergedTag } from './merge-entries.ts';
import { sortSuffixes } from './suffix-sort.ts';
import { headsOf, makeSuffixTable } from './suffix-table.ts';
import { captionSpelling } from './tag-spelling.ts';

const BLANK = 0x20;

/** Indexes tags; more than a second for 140,000 of them, so it is work for a worker. @param tags most used first */
export function buildDictionary(tags: readonly MergedTag[]): DictionaryData {
  const spellings = tags.flatMap(({ key, aliases }) => [key, ...aliases]);
  const starts = new Uint32Array(spellings.length + 1);
  for (const [index, spelling] of spellings.entries()) {
    starts[index + 1] = (starts[index] as number) + spelling.length + 1;
  }
  const text = new Uint16Array(starts[spellings.length] as number);
  for (const [index, spelling] of spellings.entries()) {
    const start = starts[index] as number;
    for (let at = 0; at < spelling.length; at++) text[start + at] = spelling.charCodeAt(at);
  }
  const own = new Uint32Array(tags.length + 1);
  for (const [tag, { aliases }] of tags.entries()) own[tag + 1] = (own[tag] as number) + 1 + aliases.length;
  return {
    text,
    spellings: starts,
    tags: own,
    counts: Uint32Array.from(tags, countOf),
    categories: Uint8Array.from(tags, ({ category }) => CATEGORIES.indexOf(category)),
    details: [...detailsOf(tags)],
    ...tablesOf(text, starts, own),
  };
}

function countOf({ count }: MergedTag): number {
  return count === undefined ? NO_COUNT : Math.min(count, NO_COUNT - 1);
}

function* detailsOf(tags: readonly MergedTag[]): Generator<TagDetail> {
  for (const [tag, { key, name, label }] of tags.entries()) {
    const spelling = captionSpelling(name);
    if (spelling === key && label === undefined) continue;
    yield { tag, ...(spelling === key ? {} : { spelling }), ...(label === undefined ? {} : { label }) };
  }
}

type Tables = Pick<DictionaryData, 'firsts' | 'words' | 'insides'>;

function tablesOf(text: Uint16Array, starts: Uint32Array, tags: Uint32Array): Tables {
  const ranks = ranksOf(text.length, starts, tags);
  const tableOf = (belongs: (place: number) => boolean, hasHeads = false) => {
    const places = placesWhere(text.length, belongs);
    sortSuffixes(text, places);
    const ranked = places.map((place) => ranks[place] as number);
    return makeSuffixTable(places, ranked, hasHeads ? headsOf(text, places) : undefined);
  };
  const begins = (place: number) => place === 0 || text[place - 1] === 0;
  return {
    firsts: tableOf((place) => begins(place) && isLetter(text, place)),
    words: tableOf((place) => isLetter(text, place) && isWordStart(text, place), true),
    insides: tableOf((place) => isLetter(text, place) && !isWordStart(text, place)),
  };
}

function ranksOf(length: number, starts: Uint32Array, tags: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(length);
  for (let tag = 0; tag + 1 < tags.length; tag++) {
    const [own, next] = [tags[tag] as number, tags[tag + 1] as number];
    for (let spelling = own; spelling < next; spelling++) {
      ranks.fill(rankOf(tag, spelling > own), starts[spelling], starts[spelling + 1]);
    }
  }
  return ranks;
}

function placesWhere(length: number, belongs: (place: number) => boolean): Uint32Array {
  const places = new Uint32Array(length);
  let count = 0;
  for (let place = 0; place < length; place++) if (belongs(place)) places[count++] = place;
  return places.slice(0, count);
}

/** Whether something typed can begin here: not a blank, nor the second half of a character. */
function isLetter(text: Uint16Array, place: number): boolean {
  const code = text[place] as number;
  return code !== 0 && code !== BLANK && !(code >= 0xdc00 && code <= 0xdfff);
}

/** A word begins wherever no letter of a–z stands before, as in a1111-tagcomplete: `girl` in `1girl`. */
function isWordStart(text: Uint16Array, place: number): boolean {
  const before = place === 0 ? 0 : (text[place - 1] as number);
  return before < 0x61 || before > 0x7a;
}
