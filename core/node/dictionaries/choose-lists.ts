import * as path from 'node:path';
import type { FoundList } from './find-lists.ts';

/** What a list is by its name: danbooru's, a tagger's, what its tags are called elsewhere, or one for who asks for it. */
export type ListKind = 'danbooru' | 'tagger' | 'words' | 'translation' | 'other';

/** Of so many taggers with different lists, the newest count. */
const MOST_TAGGERS = 4;
/** The names of languages in a list's name. */
const TRANSLATION = /(?:^|[^a-z])(?:zh|cn|tw|hk|ja|jp|ko|kr)(?:[^a-z]|$)|translat|full[-_ ]?pack/;

/** What a list is, by the name that programs give it. */
export function kindOfList(file: string): ListKind {
  const name = path.basename(file).toLowerCase();
  if (name === 'selected_tags.csv') return 'tagger';
  if (TRANSLATION.test(name)) return 'translation';
  // Both sites in one list: half of it names what no picture model was taught.
  if (/e621|merged|derpi|extra|gelbooru/.test(name)) return 'other';
  if (/danbooru|(?:^|[^a-z])dbr(?:[^a-z]|$)/.test(name)) return 'danbooru';
  // ComfyUI-Custom-Scripts calls its list so, whatever is in it; mostly it is danbooru's.
  return name === 'autocomplete.txt' ? 'words' : 'other';
}

/**
 * Of the lists that were found, those that help with captions: one of danbooru's, the largest, and the taggers', of
 * those with the same size one; with these the largest list of translations. Models learnt their words from danbooru;
 * other sites' lists are for who names them.
 * @param named the lists that are used anyhow; where one of them is danbooru's, no other one is wanted
 */
export function chooseLists(found: readonly FoundList[], named: readonly string[]): readonly FoundList[] {
  const hasOne = named.some((file) => kindOfList(file) === 'danbooru');
  const of = (kind: ListKind) =>
    found.filter(({ file, content }) => content === 'tags' && kindOfList(file) === kind);
  const [largest] = of('danbooru').sort(bySize);
  const [words] = of('words').sort(bySize);
  const main = hasOne ? undefined : (largest ?? words);
  const bySizes = new Map(
    of('tagger')
      .sort(byAge)
      .map((list) => [list.size, list] as const),
  );
  const taggers = [...bySizes.values()].slice(-MOST_TAGGERS).reverse();
  const [translation] = found.filter(({ content }) => content === 'translations').sort(bySize);
  const lists = [...(main ? [main] : []), ...taggers];
  return translation && lists.length + named.length > 0 ? [...lists, translation] : lists;
}

/**
 * Of the lists that the user had downloaded, newest first: all, but of danbooru's only the newest, since each download
 * is a later edition of the same.
 */
export function chooseDownloads(lists: readonly Pick<FoundList, 'file' | 'modified'>[]): readonly string[] {
  const files = [...lists].sort((a, b) => b.modified - a.modified).map(({ file }) => file);
  const newest = files.find((file) => kindOfList(file) === 'danbooru');
  return files.filter((file) => file === newest || kindOfList(file) !== 'danbooru');
}

function bySize(a: FoundList, b: FoundList): number {
  return b.size - a.size || b.modified - a.modified;
}

function byAge(a: FoundList, b: FoundList): number {
  return a.modified - b.modified;
}
