import { DeletionIndex } from '../vocabulary/deletion-index.ts';
import { editDistance } from '../vocabulary/edit-distance.ts';
import { isKnownTag, isKnownWord } from '../vocabulary/known-words.ts';
import type { Dataset } from './dataset.ts';
import type { TagUse } from './statistics.ts';

/** Shorter words have too many real neighbours. */
const SHORTEST_WORD = 5;
/** How much more frequent the usual spelling is at least. */
const RATIO = 4;

const indexes = new WeakMap<ReadonlyMap<string, TagUse>, DeletionIndex>();

/**
 * The frequent tag that a rare one is most likely a misspelling of: one edit away, at least four times as frequent,
 * and not two real words. `key` as `tagKey` gives it.
 */
export function nearTwin(dataset: Dataset, key: string): TagUse | undefined {
  const { tags } = dataset.statistics;
  if (key.length < SHORTEST_WORD) return undefined;
  const own = Math.max(tags.get(key)?.count ?? 0, 1);
  let best: TagUse | undefined;
  for (const candidate of candidatesNear(dataset, key)) {
    const use = tags.get(candidate);
    if (!use || use.count < RATIO * own || (best && use.count <= best.count)) continue;
    if (isMisspelling(dataset, key, candidate)) best = use;
  }
  return best;
}

function* candidatesNear(dataset: Dataset, key: string): Iterable<string> {
  const { base, layer } = dataset.statistics.tags;
  let index = indexes.get(base);
  if (!index) {
    index = new DeletionIndex([...base.keys()].filter((text) => text.length >= SHORTEST_WORD - 1));
    indexes.set(base, index);
  }
  yield* index.near(key);
  // What came since the base was made is little: compared one by one.
  for (const other of layer.keys()) if (!base.has(other) && editDistance(other, key) === 1) yield other;
}

function isMisspelling(dataset: Dataset, rare: string, usual: string): boolean {
  if (rare.replace(/\D/g, '') !== usual.replace(/\D/g, '')) return false;
  const known = dataset.config.tags?.known?.some((tag) => tag.toLowerCase() === rare);
  if (known) return false;
  const [a, b] = [rare.split(' '), usual.split(' ')];
  if (a.length !== b.length) return !(isKnownTag(rare) && isKnownTag(usual));
  const at = a.findIndex((word, index) => word !== b[index]);
  const [one, other] = [a[at] ?? '', b[at] ?? ''];
  if (Math.max(one.length, other.length) < SHORTEST_WORD) return false;
  if (`${one}s` === other || `${other}s` === one) return true;
  return !(isKnownWord(one) && isKnownWord(other));
}
