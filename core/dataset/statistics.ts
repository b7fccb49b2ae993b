import { type Caption, readText, type Tag } from '../caption/caption.ts';
import { findPhrase } from '../caption/phrase.ts';
import { hasPhrase } from '../caption/phrase-set.ts';
import { MOST_AT_A_TIME, rememberedInTurn, type Spelling } from '../caption/spelling.ts';
import type { CaptionStyle } from '../caption/style.ts';
import { tagKey } from '../caption/tag-key.ts';
import { LayeredMap } from './layered-map.ts';

/** How a dataset uses one tag. */
export interface TagUse {
  readonly key: string;
  /** In how many captions it stands; twice in one counts once. */
  readonly count: number;
  /** The same by spelling. */
  readonly spellings: ReadonlyMap<string, number>;
  /** The sum of its positions (0 = first) in those captions; divided by `count`, where it usually stands. */
  readonly positions: number;
}

/** What a dataset's captions have in common. Kept by difference: one caption's change costs that caption's tags. */
export interface Statistics {
  /** How many captions are counted: those that a picture has and that can be read. */
  readonly captions: number;
  readonly tags: LayeredMap<TagUse>;
  /** How many different tags the captions have, added up; divided by `captions`, how many one has. */
  readonly tagsInAll: number;
  readonly styles: Readonly<Record<CaptionStyle, number>>;
  /** In how many captions each watched phrase (a trigger, or what may be one) stands. */
  readonly phrases: ReadonlyMap<string, number>;
  /** For those phrases that are a tag of their own: at which place (0 = first) how often, by the tag's key. */
  readonly places: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Statistics of no captions; `phrases` are those to watch. */
export function emptyStatistics(phrases: readonly string[]): Statistics {
  return {
    captions: 0,
    tags: LayeredMap.of(),
    tagsInAll: 0,
    styles: { tags: 0, prose: 0, mixed: 0 },
    phrases: new Map(phrases.map((phrase) => [phrase, 0])),
    places: new Map(phrases.map((phrase) => [tagKey(phrase), new Map()])),
  };
}

/** Statistics after some captions went and others came. A changed caption is in both lists. */
export function updateStatistics(
  before: Statistics,
  gone: readonly Caption[],
  come: readonly Caption[],
): Statistics {
  const changes = new Map<string, Change>();
  const counterOf = countersIn((spelling) => {
    const { key } = spelling;
    const change = changes.get(key) ?? { use: changing(key, before.tags.get(key)), seenIn: 0 };
    changes.set(key, change);
    const counter = { change, spelling, count: 0 };
    counters.push(counter);
    return counter;
  });
  const counters: Counter[] = [];
  let number = 0;
  let { tagsInAll } = before;
  const styles = { ...before.styles };
  const phrases = new Map(before.phrases);
  const has = phrases.size <= MOST_AT_A_TIME ? hasPhrase : isInText;
  const places = new Map([...before.places].map(([key, counts]) => [key, new Map(counts)]));
  for (const [captions, sign] of [
    [gone, -1],
    [come, 1],
  ] as const) {
    for (const caption of captions) {
      styles[caption.style] += sign;
      for (const [phrase, count] of phrases) {
        if (has(caption, phrase)) phrases.set(phrase, count + sign);
      }
      tagsInAll += sign * countTags(caption, sign, ++number, counterOf);
      countPlaces(caption, sign, places);
    }
  }
  for (const { change, spelling, count } of counters) {
    const { use } = change;
    const now = (use.spellings.get(spelling.text) ?? 0) + count;
    now > 0 ? use.spellings.set(spelling.text, now) : use.spellings.delete(spelling.text);
  }
  // Most tags of a caption that one writes at stay as they are.
  const changed = [...changes].filter(([key, { use }]) => !isSameUse(before.tags.get(key), use));
  return {
    captions: before.captions + come.length - gone.length,
    tags: before.tags.with(new Map(changed.map(([key, { use }]) => [key, use.count > 0 ? use : undefined]))),
    tagsInAll,
    styles,
    phrases,
    places,
  };
}

function isSameUse(before: TagUse | undefined, use: TagUse): boolean {
  if (!before) return use.count === 0;
  if (before.count !== use.count || before.positions !== use.positions) return false;
  if (before.spellings.size !== use.spellings.size) return false;
  return [...use.spellings].every(([spelling, count]) => before.spellings.get(spelling) === count);
}

function countPlaces(caption: Caption, sign: 1 | -1, places: ReadonlyMap<string, Map<number, number>>): void {
  for (const [key, counts] of places) {
    const found = caption.tags.findIndex((tag) => tag.key === key);
    if (found < 0) continue;
    const place = found - startOfVariant(caption, found);
    const count = (counts.get(place) ?? 0) + sign;
    count > 0 ? counts.set(place, count) : counts.delete(place);
  }
}

/** The number of the first tag of the line that a tag stands in, where each line is a caption. */
function startOfVariant({ tags }: Caption, index: number): number {
  let start = index;
  while (start > 0 && tags[start - 1]?.variant === tags[index]?.variant) start--;
  return start;
}

interface MutableUse {
  key: string;
  count: number;
  spellings: Map<string, number>;
  positions: number;
}

/** The same as `hasPhrase`: of many phrases, each in turn, it can't be remembered which tags have them. */
function isInText(caption: Caption, phrase: string): boolean {
  return findPhrase(readText(caption), phrase) !== undefined;
}

/** What changes of a tag. */
interface Change {
  readonly use: MutableUse;
  /** The number of the last caption that it was seen in. */
  seenIn: number;
}

/** The same in one spelling. */
interface Counter {
  readonly change: Change;
  readonly spelling: Spelling;
  count: number;
}

/** Found by the spelling itself: a large dataset has millions of tags to count. */
const countersIn = rememberedInTurn<Counter>();

function changing(key: string, before: TagUse | undefined): MutableUse {
  return {
    key,
    count: before?.count ?? 0,
    spellings: new Map(before?.spellings),
    positions: before?.positions ?? 0,
  };
}

/** Returns how many different tags the caption has. @param number which of the captions it is */
function countTags(
  { tags }: Caption,
  sign: 1 | -1,
  number: number,
  counterOf: (tag: Tag) => Counter,
): number {
  let [start, different] = [0, 0];
  tags.forEach((tag, index) => {
    if (tag.variant !== tags[start]?.variant) start = index;
    const counter = counterOf(tag);
    const { change } = counter;
    const { use } = change;
    if (change.seenIn === number) return;
    change.seenIn = number;
    different++;
    use.count += sign;
    use.positions += sign * (index - start);
    counter.count += sign;
  });
  return different;
}

/** How a dataset spells a tag: its most frequent spelling, the first in order among equals. */
export function usualSpelling(use: TagUse): string {
  let best = use.key;
  let most = 0;
  for (const [spelling, count] of use.spellings) {
    if (count > most || (count === most && spelling < best)) [best, most] = [spelling, count];
  }
  return best;
}
