import type { Dataset } from '../dataset/dataset.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { captionsOf, hasPicture, placesOf, type Term } from './term.ts';

/** A tag that stands with another one. */
export interface Companion {
  readonly tag: string;
  /** In how many of the captions that were looked at. */
  readonly count: number;
}

/** A term among a dataset's captions. */
export interface TermUse {
  /** Captions that have it, and those that were looked at: all of them, or some evenly chosen ones. */
  readonly count: number;
  readonly seen: number;
  /** The tags that stand with it most often, those left out that nearly every caption has. */
  readonly companions: readonly Companion[];
}

/** So many captions tell as much as all of them. */
const MOST_SEEN = 2000;
const MOST_COMPANIONS = 5;
/** What this share of the captions has stands with everything. */
const EVERYWHERE = 0.9;
/** Of fewer captions nothing of the kind can be said. */
const FEWEST_CAPTIONS = 10;

/**
 * How a term is used, from one look at the captions, of which about 2,000 are taken apart: all that have it, or evenly
 * chosen ones.
 * @param count how many captions have it, where that is known
 */
export function useOf(dataset: Dataset, term: Term, count: number | undefined): TermUse {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.ceil((count ?? dataset.statistics.captions) / MOST_SEEN));
  let [place, seen, found] = [0, 0, 0];
  for (const { path, caption } of captionsOf(dataset)) {
    if (found === count) break;
    if (place++ % step > 0) continue;
    const isThere = placesOf(caption, term).length > 0;
    // How many were looked at matters only where it isn't known how many have it.
    if ((count !== undefined && !isThere) || !hasPicture(dataset, path)) continue;
    seen++;
    if (!isThere) continue;
    found++;
    // Parts of sentences are no tags.
    const keys = caption.style === 'prose' ? [] : caption.tags.map(({ key }) => key);
    for (const key of new Set(keys)) if (key !== term.key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { count: found, seen, companions: best(dataset, counts) };
}

function best(dataset: Dataset, counts: ReadonlyMap<string, number>): readonly Companion[] {
  const { tags, captions } = dataset.statistics;
  const isEverywhere = (key: string) =>
    captions >= FEWEST_CAPTIONS && (tags.get(key)?.count ?? 0) >= EVERYWHERE * captions;
  return [...counts]
    .filter(([key]) => !isEverywhere(key))
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .slice(0, MOST_COMPANIONS)
    .map(([key, count]) => {
      const use = tags.get(key);
      return { tag: use ? usualSpelling(use) : key, count };
    });
}
