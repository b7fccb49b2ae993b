import { baseTagsOf } from '../dataset/base-caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { type Message, message } from '../message.ts';
import { testOf } from '../query/evaluate.ts';
import { PairFacts, type QuerySources } from '../query/facts.ts';
import { needsOf } from '../query/filter.ts';
import type { Query } from '../query/query.ts';
import { commonTags, comparedTags } from './compared-tags.ts';
import { groupings, NO_GROUP, rankOfGroup } from './groupings.ts';
import type { CompareGroups, Standing } from './listing-order.ts';
import { type SortSources, sortKeys } from './sort-keys.ts';
import type { Arrangement } from './wish.ts';

/** What a listing is made from. */
export interface ListingSources extends QuerySources, Pick<SortSources, 'modified'> {}

/** Tells of each picture whether it is listed, and where it belongs, in one state of a dataset. */
export interface Standings {
  readonly dataset: Dataset;
  /** Undefined where it isn't listed. */
  readonly of: (image: string) => Standing | undefined;
  readonly compareGroups: CompareGroups;
  readonly titleOf: (group: string) => Message;
  /** What of the dataset as a whole they depend on: of other ones, all are to be asked again. */
  readonly common: string;
}

/** @param query undefined for all pictures */
export function standingsOf(
  query: Query | undefined,
  { sort, grouping }: Arrangement,
  sources: ListingSources,
): Standings {
  const { dataset } = sources;
  const fulfils = query && testOf(query);
  const groups = grouping === 'none' ? undefined : groupings[grouping];
  const compared = comparedTags(dataset);
  const keyOf = sortKeys[sort];
  const around = { modified: sources.modified, compared };
  const isPlain = !fulfils && !groups && sort === 'name';
  const plain = { group: NO_GROUP, key: 0 };
  const compare = groups?.compare?.(dataset) ?? compareTexts;
  const bySize = groups !== undefined && !groups.compare;
  return {
    dataset,
    of: (image) => {
      if (isPlain) return dataset.images.has(image) ? plain : undefined;
      if (!dataset.images.has(image)) return undefined;
      const pair = new PairFacts(sources, image);
      if (fulfils && !fulfils(pair)) return undefined;
      return { group: groups?.groupOf(pair, dataset, compared) ?? NO_GROUP, key: keyOf(pair, around) };
    },
    compareGroups: (a, b) =>
      rankOfGroup(a.id) - rankOfGroup(b.id) || (bySize ? b.count - a.count : 0) || compare(a.id, b.id),
    titleOf: (group) => groups?.titleOf(group, dataset) ?? message('{0}', group),
    common: comparesTags({ sort, grouping }) ? commonOf(dataset) : '',
  };
}

/** Whether a listing depends on what lint finds. */
export function needsFindings(
  query: Query | undefined,
  { sort, grouping }: Pick<Arrangement, 'sort' | 'grouping'>,
): boolean {
  return sort === 'findings' || grouping === 'finding' || (query !== undefined && needsOf(query).findings);
}

function comparesTags({ sort, grouping }: Pick<Arrangement, 'sort' | 'grouping'>): boolean {
  return sort === 'similarity' || grouping === 'difference';
}

function commonOf(dataset: Dataset): string {
  const isDeclared = [...dataset.folders.values()].every((folder) => baseTagsOf(dataset, folder).length > 0);
  return isDeclared ? '' : [...commonTags(dataset)].join('\n');
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
