import type { Caption } from '../../caption/caption.ts';
import { isTagLike } from '../../caption/is-sentence.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { baseTagsOf } from '../../dataset/base-caption.ts';
import { type Dataset, folderOf } from '../../dataset/dataset.ts';
import { usualSpelling } from '../../dataset/statistics.ts';
import { missingTrigger } from '../../dataset/trigger/trigger.ts';
import { nearTwin } from '../../dataset/usage/near-twin.ts';
import { tagIndexOf } from '../../dataset/usage/tag-index.ts';
import { viewsOf } from '../../dataset/views.ts';
import type { Span } from '../../span.ts';
import type { Dictionary } from '../../vocabulary/dictionary/dictionary.ts';
import type { MatchKind } from '../../vocabulary/dictionary/dictionary-match.ts';
import { BONUS, BY_ALIAS, isMeant, NEARLY_EXACT, standingOf } from '../../vocabulary/dictionary/standing.ts';
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
  /** In how many captions of the dataset it stands. */
  readonly count: number;
  readonly posts: number | undefined;
  /** Of a list's tag or our own word, how likely it is meant, as the dictionary tells. */
  readonly score: number;
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
  /** The key of the whole tag there, which may be one more that begins and the one behind the cursor. */
  readonly whole: string | undefined;
  /** The keys of the caption's other tags, and how much each of the dataset's belongs to them, 0 to 1. */
  readonly here: ReadonlySet<string>;
  readonly together: ReadonlyMap<string, number>;
  readonly dictionary: Dictionary | undefined;
}

/** The matches of what begins as typed, or has a word that does. */
const AS_TYPED: ReadonlySet<MatchKind | undefined> = new Set<MatchKind>(['exact', 'prefix', 'word']);
/** Our own words are those that people caption with: none ranks lower than a tag with so many posts. */
const LEAST_POSTS = 50_000;
/** Of a dataset's tags that answer in one way, so many are ranked. */
const MOST_ALIKE = 60;
/** So many of a dataset's tags are looked at for typos: one keystroke has a few milliseconds. */
const MOST_LOOSE = 1500;

/** How tags are held against what is typed: as it stands, or with the mistakes that people make. */
type Matcher = (key: string, typed: string) => MatchKind | undefined;

/** All that answers what is typed at a place, in no given order; a tag may come from several sources. */
export function hitsAt(place: Place): readonly Hit[] {
  const { dataset, typed, here } = place;
  const index = tagIndexOf(dataset);
  const own = ofDataset(place, index.holding(typed, MOST_ALIKE), matchOf);
  if (typed === '') return [...declared(place, matchOf), ...own, ...views(place)];
  const hits = [...declared(place, matchOf), ...own, ...ofVocabulary(place, matchOf), ...ofDictionary(place)];
  const isHere = [...here].some((key) => AS_TYPED.has(matchOf(key, typed)));
  if (isHere || hits.some((hit) => AS_TYPED.has(hit.match) && isMeantBy(hit, dataset)))
    return withoutTypos(hits);
  const all = [
    ...hits,
    ...declared(place, looseMatchOf),
    ...ofDataset(place, index.withInitial(typed.charAt(0), MOST_LOOSE), looseMatchOf),
    ...ofVocabulary(place, looseMatchOf),
  ];
  return all.some((hit) => hit.match === 'joined' && isMeantBy(hit, dataset)) ? withoutTypos(all) : all;
}

/** Whether a tag that begins as typed shows that nothing is mistyped: not one that few know, or that is a typo itself. */
function isMeantBy({ match, source, score, key }: Hit, dataset: Dataset): boolean {
  if (source === 'list') return isMeant(match, score);
  return source !== 'dataset' || !nearTwin(dataset, key);
}

function withoutTypos(hits: readonly Hit[]): readonly Hit[] {
  return hits.filter(({ match }) => match !== 'typo');
}

const bare = {
  place: 0,
  together: 0,
  count: 0,
  posts: undefined,
  score: 0,
  alias: undefined,
  category: undefined,
  isWritten: true,
};

/** The trigger where it is missing, and the base caption's tags. */
function* declared({ dataset, path, caption, replace, typed }: Place, matcher: Matcher): Iterable<Hit> {
  const folder = folderOf(dataset, path);
  const { text, read } = caption;
  const rest = text.slice(read.start, replace.start) + text.slice(replace.end, read.end);
  for (const [place, tag] of missingTrigger(dataset, folder, rest).entries()) {
    const match = matcher(tagKey(tag), typed);
    if (match) yield { ...bare, key: tagKey(tag), tag, source: 'trigger', match, place };
  }
  for (const [place, { text: tag, key }] of baseTagsOf(dataset, folder).entries()) {
    const match = matcher(key, typed);
    if (match) yield { ...bare, key, tag, source: 'base', match, place };
  }
}

/**
 * The dataset's tags that answer: those that stand with what is here, and of the others those that are used most.
 * @param keys where to look for the others
 */
function ofDataset(
  { dataset, caption, replace, typed, whole, here, together }: Place,
  keys: Iterable<string>,
  matcher: Matcher,
): readonly Hit[] {
  const { tags } = dataset.statistics;
  const typedKey = tagKey(caption.text.slice(replace.start, replace.end));
  const hitOf = (key: string): Hit | undefined => {
    const match = here.has(key) || !isTagLike(key) ? undefined : matcher(key, typed);
    const use = match && tags.get(key);
    // What stands in this tag's own place alone is what is being typed.
    if (!use || (use.count === 1 && (use.key === typedKey || use.key === whole))) return undefined;
    // Spelt out: hundreds are made for each keystroke, and spreading costs more than all the rest.
    return {
      key,
      tag: usualSpelling(use),
      source: 'dataset',
      match,
      place: 0,
      together: together.get(key) ?? 0,
      count: use.count,
      posts: undefined,
      score: 0,
      alias: undefined,
      category: undefined,
      isWritten: true,
    };
  };
  return [...new Set([...keys, ...matching(together, typed, matcher), ...tags.layer.keys(), typed])].flatMap(
    (key) => hitOf(key) ?? [],
  );
}

/** Of tags that stand with what is here those that answer, of each kind of match those that do so most. */
function matching(together: ReadonlyMap<string, number>, typed: string, matcher: Matcher): readonly string[] {
  const byMatch = new Map<MatchKind, { readonly key: string; readonly score: number }[]>();
  for (const [key, score] of together) {
    const match = matcher(key, typed);
    if (!match) continue;
    const list = byMatch.get(match);
    list ? list.push({ key, score }) : byMatch.set(match, [{ key, score }]);
  }
  return [...byMatch.values()].flatMap((list) =>
    (list.length > MOST_ALIKE ? list.sort((a, b) => b.score - a.score).slice(0, MOST_ALIKE) : list).map(
      ({ key }) => key,
    ),
  );
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
    const score = standingOf(Math.max(posts ?? 0, LEAST_POSTS)) + bonusOf(match, alias);
    const hit = { ...bare, key: tag, tag, source: 'list', match, posts, score, alias } as const;
    yield { ...hit, category, isWritten: false };
  }
}

/** The tag lists' best. */
function* ofDictionary({ typed, dictionary }: Place): Iterable<Hit> {
  for (const { tag, key, kind, alias, category, count, score } of dictionary?.search(typed) ?? []) {
    const hit = { ...bare, key: tagKey(key), tag, source: 'list', match: kind, alias, category } as const;
    yield { ...hit, posts: count, score, isWritten: false };
  }
}

/** What a match of one of our own words is worth, as the dictionary has it. */
function bonusOf(match: MatchKind, alias: string | undefined): number {
  if (alias === undefined) return BONUS[match];
  return BY_ALIAS + (match === 'exact' ? NEARLY_EXACT : BONUS[match]);
}
