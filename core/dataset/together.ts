import type { Caption } from '../caption/caption.ts';
import type { Dataset } from './dataset.ts';
import { sampleCaptions } from './sample-captions.ts';

/**
 * How much each tag belongs to some others, from 0 to 1, by the dataset's captions: those that have more of these tags
 * count more. Looks at a sample of at most 2,000 captions.
 * @param keys tags that stand together @param path a caption that is left out: the one that is being written
 */
export function togetherWith(
  dataset: Dataset,
  keys: ReadonlySet<string>,
  path: string,
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  if (keys.size === 0) return scores;
  let all = 0;
  for (const sampled of sampleCaptions(dataset)) {
    if (sampled.path === path) continue;
    const theirs = keysOf(sampled.caption);
    let shared = 0;
    for (const key of keys) if (theirs.has(key)) shared++;
    if (shared === 0) continue;
    // Of two captions the one that shares twice as many says more than twice as much.
    const weight = (shared / keys.size) ** 2;
    all += weight;
    for (const key of theirs) scores.set(key, (scores.get(key) ?? 0) + weight);
  }
  for (const [key, score] of scores) scores.set(key, score / all);
  return scores;
}

const keysByCaption = new WeakMap<Caption, ReadonlySet<string>>();

function keysOf(caption: Caption): ReadonlySet<string> {
  let known = keysByCaption.get(caption);
  if (!known) {
    known = new Set(caption.tags.map(({ key }) => key));
    keysByCaption.set(caption, known);
  }
  return known;
}
