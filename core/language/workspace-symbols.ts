import { isTagLike } from '../caption/is-sentence.ts';
import { tagKey } from '../caption/tag-key.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { type TagUse, usualSpelling } from '../dataset/statistics.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import type { Reference } from './references.ts';
import { captionsOf, hasPicture } from './term.ts';

/** A tag of a dataset, and where it stands first. */
export interface TagSymbol extends Reference {
  readonly tag: string;
  /** The dataset, and how many of its captions have it. */
  readonly container: Message;
}

/** More are of no use: one types on. */
const MOST = 200;

interface Candidate {
  readonly dataset: Dataset;
  readonly use: TagUse;
  readonly rank: number;
}

/** The tags of all datasets that a query may mean, best and most used ones first: letters in order are enough. */
export function workspaceSymbols(datasets: readonly Dataset[], query: string): readonly TagSymbol[] {
  const wanted = tagKey(query);
  const candidates: Candidate[] = [];
  for (const dataset of datasets) {
    for (const use of dataset.statistics.tags.values()) {
      const rank = isTagLike(use.key) ? rankOf(use.key, wanted) : undefined;
      if (rank !== undefined) candidates.push({ dataset, use, rank });
    }
  }
  const best = candidates
    .sort((a, b) => a.rank - b.rank || b.use.count - a.use.count || (a.use.key < b.use.key ? -1 : 1))
    .slice(0, MOST);
  const places = new Map(datasets.map((dataset) => [dataset, firstPlaces(dataset, best)]));
  return best.flatMap(({ dataset, use }) => {
    const place = places.get(dataset)?.get(use.key);
    if (!place) return [];
    const { captions } = dataset.statistics;
    const container = message('{0}, in {1} of {2} captions', basename(dataset.root), use.count, captions);
    return [{ ...place, tag: usualSpelling(use), container }];
  });
}

/** How well a tag fits: 0 begins with it, 1 has it, 2 has its letters in order; undefined not at all. */
function rankOf(key: string, wanted: string): number | undefined {
  const at = key.indexOf(wanted);
  if (at >= 0) return Math.min(at, 1);
  let place = 0;
  for (const letter of wanted.replaceAll(' ', '')) {
    const found = key.indexOf(letter, place);
    if (found < 0) return undefined;
    place = found + letter.length;
  }
  return 2;
}

/** The first captions with these tags, by key; none for parts of sentences. */
function firstPlaces(dataset: Dataset, best: readonly Candidate[]): ReadonlyMap<string, Reference> {
  const looked = new Set(best.filter((one) => one.dataset === dataset).map(({ use }) => use.key));
  const places = new Map<string, Reference>();
  for (const { path, caption } of captionsOf(dataset)) {
    if (looked.size === 0) break;
    const isOne = caption.style !== 'prose' && caption.tags.some(({ key }) => looked.has(key));
    if (!isOne || !hasPicture(dataset, path)) continue;
    for (const { key, span } of caption.tags)
      if (looked.delete(key)) places.set(key, { path, caption, span });
  }
  return places;
}
