import type { PairFacts } from '../query/facts.ts';
import { severities } from '../severity.ts';
import type { ComparedTags } from './compared-tags.ts';
import type { ListingSort } from './wish.ts';

/** What a sort asks beside the pair itself. */
export interface SortSources {
  /** When a picture's file was written, in milliseconds since 1970; undefined where there is none. */
  readonly modified: (image: string) => number | undefined;
  readonly compared: ComparedTags;
}

/** The number that a pair is sorted by; undefined where it isn't known. */
export type SortKey = (pair: PairFacts, sources: SortSources) => number | undefined;

/** More findings of one severity make no difference. */
const MOST_FINDINGS = 1000;

/** The smallest number stands first. Pairs of the same number go by name. */
export const sortKeys: Readonly<Record<ListingSort, SortKey>> = {
  name: () => 0,
  date: ({ image }, { modified }) => modified(image),
  size: ({ size }) => size && size[0] * size[1],
  tokens: ({ tokens }) => tokens,
  // The loudest first: one error weighs more than any number of warnings.
  findings: ({ findings }) => {
    const counts = severities.map((severity) => findings.filter((one) => one.severity === severity).length);
    return -counts.reduce((sum, count) => sum * MOST_FINDINGS + Math.min(count, MOST_FINDINGS - 1), 0);
  },
  similarity: ({ caption, image }, { compared }) => {
    if (!caption) return undefined;
    const base = compared(image);
    const own = new Set(caption.tags.map(({ key }) => key));
    let shared = 0;
    for (const key of own) if (base.has(key)) shared++;
    const all = own.size + base.size - shared;
    return all === 0 ? 1 : shared / all;
  },
};
