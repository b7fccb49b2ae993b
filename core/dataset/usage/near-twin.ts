import { tagKey } from '../../caption/tag-key.ts';
import type { Config } from '../../config/schema.ts';
import { DeletionIndex } from '../../vocabulary/deletion-index.ts';
import { editDistance } from '../../vocabulary/edit-distance.ts';
import { isKnownTag, isKnownWord } from '../../vocabulary/known-words.ts';
import type { Dataset } from '../dataset.ts';
import type { TagUse } from '../statistics.ts';

/** Shorter words have too many real neighbours. */
const SHORTEST_WORD = 5;
/** Longer ones are no tags: sentences, one letter apart by chance or by hand. They would also fill the index. */
const LONGEST_TAG = 60;
/** How much more frequent the usual spelling is at least. */
const RATIO = 4;

const indexes = new WeakMap<ReadonlyMap<string, TagUse>, DeletionIndex>();

/**
 * The frequent tag that a rare one is most likely a misspelling of: one edit away, at least four times as frequent,
 * and not two real words. `key` as `tagKey` gives it.
 */
export function nearTwin(dataset: Dataset, key: string): TagUse | undefined {
  const { statistics, config } = dataset;
  let known = twins.get(statistics);
  if (known?.config !== config) {
    known = { config, byKey: new Map() };
    twins.set(statistics, known);
  }
  const { byKey } = known;
  if (!byKey.has(key)) byKey.set(key, findTwin(dataset, key));
  return byKey.get(key);
}

/** What was found for one state of a dataset: who looks at all of it asks for the same tags again and again. */
const twins = new WeakMap<
  Dataset['statistics'],
  { readonly config: Config; readonly byKey: Map<string, TagUse | undefined> }
>();

function findTwin(dataset: Dataset, key: string): TagUse | undefined {
  const { tags, captions } = dataset.statistics;
  if (key.length < SHORTEST_WORD || key.length > LONGEST_TAG) return undefined;
  const own = Math.max(tags.get(key)?.count ?? 0, 1);
  // Most tags that one asks about are frequent: none can be that much more so.
  if (RATIO * own > captions) return undefined;
  let best: TagUse | undefined;
  for (const candidate of candidatesNear(dataset, key)) {
    const use = tags.get(candidate);
    if (!use || use.count < RATIO * own || (best && !isBefore(use, best))) continue;
    if (isMisspelling(dataset, key, candidate)) best = use;
  }
  return best;
}

/** The more frequent one is the better; of equals the first in order. */
function isBefore(one: TagUse, other: TagUse): boolean {
  return one.count > other.count || (one.count === other.count && one.key < other.key);
}

function* candidatesNear(dataset: Dataset, key: string): Iterable<string> {
  const { base, layer } = dataset.statistics.tags;
  yield* indexOf(base).near(key);
  // What became frequent since the base was made is little: compared one by one.
  for (const other of layer.keys()) {
    const isAsLong = Math.abs(other.length - key.length) <= 1;
    if (isAsLong && !isIndexed(base.get(other)) && editDistance(other, key) === 1) yield other;
  }
}

/** Has ready what is looked up for each tag: it is made once for a dataset. */
export function prepareNearTwins({ statistics }: Dataset): void {
  indexOf(statistics.tags.base);
}

function indexOf(base: ReadonlyMap<string, TagUse>): DeletionIndex {
  let index = indexes.get(base);
  if (!index) {
    index = new DeletionIndex([...base.values()].filter(isIndexed).map(({ key }) => key));
    indexes.set(base, index);
  }
  return index;
}

/** Whether a tag can be what others misspell: not of the shortest or longest, and used often enough. */
function isIndexed(use: TagUse | undefined): use is TagUse {
  if (!use || use.count < RATIO) return false;
  return SHORTEST_WORD <= use.key.length + 1 && use.key.length <= LONGEST_TAG + 1;
}

function isMisspelling(dataset: Dataset, rare: string, usual: string): boolean {
  if (rare.replace(/\D/g, '') !== usual.replace(/\D/g, '')) return false;
  const known = dataset.config.tags?.known?.some((tag) => tagKey(tag) === rare);
  if (known) return false;
  const [a, b] = [rare.split(/[ -]/), usual.split(/[ -]/)];
  if (a.length !== b.length) return !(isKnownTag(rare) && isKnownTag(usual));
  const at = a.findIndex((word, index) => word !== b[index]);
  const [one, other] = [lettersOf(a[at]), lettersOf(b[at])];
  if (Math.max(one.length, other.length) < SHORTEST_WORD) return false;
  if (`${one}s` === other || `${other}s` === one) return at === a.length - 1 && !isCounted(one, other);
  return !(isKnownWord(one) && isKnownWord(other));
}

/** A word without signs around it: `(mtf)` → `mtf`. */
function lettersOf(word = ''): string {
  return word.replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Things of which a picture may show one, or both. */
const COUNTED = new Set(
  'hand arm leg knee foot fang braid bun eyebrow ear eye horn wing tail thigh shoulder breast sleeve glove shoe boot sock flower star heart candle weapon animal bird spike'.split(
    ' ',
  ),
);

function isCounted(one: string, other: string): boolean {
  return COUNTED.has(one) || COUNTED.has(other);
}
