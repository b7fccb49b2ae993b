/** Which pairs of a dataset are listed, and in what order. */
import * as z from 'zod/mini';
import { request } from '../channel.ts';
import { index, pair } from './pair.ts';

/** What pairs can be sorted by. `similarity`: how near their tags are to the base caption's. */
export const sorts = ['name', 'date', 'size', 'tokens', 'findings', 'similarity'] as const;
/** What pairs can be grouped by. `difference`: the first tag that the base caption doesn't have. */
export const groupings = ['none', 'folder', 'view', 'bucket', 'finding', 'difference'] as const;

/** How the user wants the pairs. */
export const listingWish = z.object({
  /** Empty for all. */
  query: z.string(),
  sort: z.enum(sorts),
  isDescending: z.boolean(),
  grouping: z.enum(groupings),
});
export type ListingWish = z.infer<typeof listingWish>;

/** All pairs by name, as at first. */
export const allByName: ListingWish = { query: '', sort: 'name', isDescending: false, grouping: 'none' };

/** A part of a text with what is wrong in it, in UTF-16 units. */
const problem = z.object({ start: index, end: index, message: z.string() });

/** What a wish comes to. */
export const listing = z.object({
  /** The dataset's revision. */
  revision: index,
  /** Another number when other pairs are listed, or in another order, than before. */
  order: index,
  /** How many are listed. */
  total: index,
  /** How many the dataset has. */
  all: index,
  /** The groups in their order, each with the place of its first pair; none where pairs aren't grouped. */
  groups: z.array(z.object({ title: z.string(), start: index })),
  /** What is wrong with the query; the rest is as if it weren't there. */
  problem: z.nullable(problem),
});
export type Listing = z.infer<typeof listing>;
export type ListingGroup = Listing['groups'][number];

/** Some neighbouring pairs of a listing, as they stood at a revision. */
export const pairsPage = z.object({ revision: index, order: index, pairs: z.array(pair) });
export type PairsPage = z.infer<typeof pairsPage>;

const listed = z.object({ dataset: z.string(), wish: listingWish });

export const listingRequests = {
  listing: request(() => ({ params: listed, result: listing })),
  /** The pairs from `start` to before `end`. */
  pairs: request(() => ({ params: z.extend(listed, { start: index, end: index }), result: pairsPage })),
  /** The pictures' URIs alone, for a selection: of those from `start` to before `end`, in the order with that number. */
  images: request(() => ({
    params: z.extend(listed, { start: index, end: index }),
    result: z.object({ order: index, images: z.array(z.string()) }),
  })),
  /** Where a pair stands now; null where it isn't listed. */
  find: request(() => ({ params: z.extend(listed, { image: z.string() }), result: z.nullable(index) })),
};
