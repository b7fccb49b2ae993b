import { type Caption, parseCaption } from '../../caption/caption.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { baseCaptionOf } from '../../dataset/base-caption.ts';
import { type Dataset, folderOf } from '../../dataset/dataset.ts';
import { usualSpelling } from '../../dataset/statistics.ts';
import { togetherWith } from '../../dataset/together.ts';
import { hasTrigger, triggerOf } from '../../dataset/trigger.ts';
import { viewsOf } from '../../dataset/views.ts';
import type { Span } from '../../span.ts';
import type { Dictionary } from '../../vocabulary/dictionary/dictionary.ts';
import type { MatchKind } from '../../vocabulary/dictionary/dictionary-match.ts';
import { words } from '../../vocabulary/words/index.ts';
import { looseMatchOf, matchOf } from './match.ts';

/** Where a suggestion comes from, best first. */
export const SOURCES = ['trigger', 'base', 'dataset', 'view', 'list'] as const;
export type SuggestionSource = (typeof SOURCES)[number];

/** A tag that answers what is typed, with what it is ranked by. */
export interface Hit {
  readonly key: string;
  readonly tag: string;
  readonly source: SuggestionSource;
  readonly match: MatchKind;
  /** Its place among those of its source that keep their order: the trigger's words, the base caption's tags. */
  readonly place: number;
  /** How much it belongs to the tags that are here, 0 to 1. */
  readonly together: number;
  /** In how many captions of the dataset it stands; of the lists' tags, how many posts have it. */
  readonly count: number;
  readonly posts: number | undefined;
  readonly alias: string | undefined;
  /** What kind of thing a tag list says that it is. */
  readonly category: string | undefined;
  /** Whether it is written so in the dataset, its configuration, or must be. */
  readonly isWritten: boolean;
}

/** Where one completes. */
export interface Place {
  readonly dataset: Dataset;
  readonly path: string;
  readonly caption: Caption;
  /** What a suggestion replaces, and what was typed of it as a key. */
  readonly replace: Span;
  readonly typed: string;
  /** The keys of the caption's other tags. */
  readonly here: ReadonlySet<string>;
  readonly dictionary: Dictionary | undefined;
}

/** Where fewer tags match as typed, and none exactly, a typo is thought of. */
const FEW = 5;
/** In a dataset with more different tags, only these are looked at for typos: one keystroke has a few milliseconds. */
const MOST_LOOSE = 5000;

/** How tags are held against what is typed: as it stands, or with the mistakes that people make. */
type Matcher = (key: string, typed: string) => MatchKind | undefined;

/** All that answers what is typed at a place, in no given order; a tag may come from several sources. */
export function hitsAt(place: Place): readonly Hit[] {
  const { dataset, typed } = place;
  const { tags } = dataset.statistics;
  if (typed === '')
    return [...declared(place, matchOf), ...ofDataset(place, tags.keys(), matchOf), ...views(place)];
  const hits = [
    ...declared(place, matchOf),
    ...ofDataset(place, tags.keys(), matchOf),
    ...ofVocabulary(place, matchOf),
    ...ofDictionary(place),
  ];
  const asTyped = new Set(hits.flatMap(({ key, match }) => (isLoose(match) ? [] : [key])));
  if (asTyped.size >= FEW || hits.some(({ match }) => match === 'exact'))
    return hits.filter(({ match }) => !isLoose(match));
  const some = [...take(tags.keys(), MOST_LOOSE)];
  return [
    ...hits,
    ...declared(place, looseMatchOf),
    ...ofDataset(place, some, looseMatchOf),
    ...ofVocabulary(place, looseMatchOf),
  ];
}

/** Whether what was typed has a mistake, by this match. */
export function isLoose(match: MatchKind): boolean {
  return match === 'joined' || match === 'typo';
}

function* take<Item>(items: Iterable<Item>, most: number): Iterable<Item> {
  let left = most;
  for (const item of items) {
    if (left-- === 0) return;
    yield item;
  }
}

const bare = {
  place: 0,
  together: 0,
  count: 0,
  posts: undefined,
  alias: undefined,
  category: undefined,
  isWritten: true,
};

/** The trigger where it is missing, and the base caption's tags. */
function* declared({ dataset, path, caption, replace, typed }: Place, matcher: Matcher): Iterable<Hit> {
  const folder = folderOf(dataset, path);
  const rest = caption.text.slice(0, replace.start) + caption.text.slice(replace.end);
  const trigger = triggerOf(dataset, folder);
  const missing = trigger && !hasTrigger(rest, trigger) ? trigger.alternatives.flat() : [];
  for (const [place, tag] of missing.entries()) {
    const match = matcher(tagKey(tag), typed);
    if (match) yield { ...bare, key: tagKey(tag), tag, source: 'trigger', match, place };
  }
  const base = baseCaptionOf(dataset, folder);
  for (const [place, { text, key }] of (base === undefined ? [] : parseCaption(base).tags).entries()) {
    const match = matcher(key, typed);
    if (match) yield { ...bare, key, tag: text, source: 'base', match, place };
  }
}

/** The dataset's tags, those first that stand together with what is here. */
function ofDataset(
  { dataset, path, caption, replace, typed, here }: Place,
  keys: Iterable<string>,
  matcher: Matcher,
): readonly Hit[] {
  const { tags } = dataset.statistics;
  const matches = [...keys].flatMap((key) => {
    const match = matcher(key, typed);
    return match ? [{ key, match }] : [];
  });
  if (matches.length === 0) return [];
  const together = togetherWith(dataset, here, path);
  const typedKey = tagKey(caption.text.slice(replace.start, replace.end));
  return matches.flatMap(({ key, match }): Hit | readonly Hit[] => {
    const use = tags.get(key);
    // What stands in this tag's own place alone is what is being typed.
    if (!use || (use.count === 1 && use.key === typedKey)) return [];
    const score = together.get(key) ?? 0;
    const hit = { ...bare, key, tag: usualSpelling(use), source: 'dataset', match } as const;
    return { ...hit, together: score, count: use.count };
  });
}

/** Where nothing is typed: the views that the dataset has not named yet. */
function* views({ dataset }: Place): Iterable<Hit> {
  for (const [place, { tag }] of viewsOf(dataset).entries()) {
    const key = tagKey(tag);
    const isUsed = (dataset.statistics.tags.get(key)?.count ?? 0) > 0;
    if (!isUsed) yield { ...bare, key, tag, source: 'view', match: 'prefix', place };
  }
}

/** Our own words, by their other names too. */
function* ofVocabulary({ typed, dictionary }: Place, matcher: Matcher): Iterable<Hit> {
  for (const { tag, category, alsoWritten = [] } of words) {
    const own = matcher(tag, typed);
    const alias = own ? undefined : alsoWritten.find((name) => matcher(name, typed));
    const match = own ?? (alias === undefined ? undefined : matcher(alias, typed));
    if (!match) continue;
    const posts = dictionary?.count(tag);
    const hit = { ...bare, key: tag, tag, source: 'list', match, posts, alias } as const;
    yield { ...hit, category, count: posts ?? 0, isWritten: false };
  }
}

/** The tag lists' best. */
function* ofDictionary({ typed, dictionary }: Place): Iterable<Hit> {
  for (const { tag, key, kind, alias, category, count } of dictionary?.search(typed) ?? []) {
    const hit = { ...bare, key: tagKey(key), tag, source: 'list', match: kind, alias, category } as const;
    yield { ...hit, posts: count, count: count ?? 0, isWritten: false };
  }
}
