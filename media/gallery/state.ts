import * as z from 'zod/mini';
import { keptDraft } from '../../protocol/gallery/draft.ts';
import { allByName, listingWish } from '../../protocol/gallery/listing.ts';
import { emptyFields, formFields } from './many/form-fields.ts';

/** What the page keeps while it isn't shown. What another version of the extension kept is forgotten. */
export const pageState = z.object({
  version: z.literal(2),
  dataset: z.string(),
  wish: listingWish,
  /** The current picture. */
  image: z.nullable(z.string()),
  /** Pixels. */
  scrollTop: z.number(),
  /** Pictures; `all` for all that are listed. */
  selection: z.union([z.literal('all'), z.array(z.string())]),
  arrangement: z.enum(['grid', 'list']),
  /** How wide the user wants tiles to be at least, in pixels; null: what fits. */
  tile: z.nullable(z.number()),
  showsCrop: z.boolean(),
  /** Whether the tags of the keys 1 to 9 are in view. */
  showsPalette: z._default(z.boolean(), false),
  /** Queries that were carried out lately, the last one first. */
  recent: z._default(z.array(z.string()), []),
  /** Whether sorting and grouping are in view. */
  showsOrder: z._default(z.boolean(), false),
  /** What stands beside the grid. */
  pane: z.nullable(z.enum(['captions', 'numbers'])),
  /** Captions that are being written. */
  drafts: z._default(z.array(keptDraft), []),
  /** What stands in the form of what is done to many captions; of another version nothing. */
  form: z.catch(formFields, emptyFields),
  /** How much of the page that has, in per cent. */
  paneShare: z.number(),
});
export type PageState = z.infer<typeof pageState>;
export type Pane = NonNullable<PageState['pane']>;

/** A page that nobody has touched yet. A tab has room for captions beside the grid. */
export function freshState(dataset: string, place: 'side' | 'tab'): PageState {
  return {
    version: 2,
    dataset,
    wish: allByName,
    image: null,
    scrollTop: 0,
    selection: [],
    arrangement: 'grid',
    tile: null,
    showsCrop: false,
    showsPalette: false,
    recent: [],
    showsOrder: false,
    pane: place === 'tab' ? 'captions' : null,
    drafts: [],
    form: emptyFields,
    paneShare: place === 'tab' ? 36 : 50,
  };
}

/** The page as it was; of another dataset the looks, and what is written. */
export function keptState(kept: PageState | undefined, dataset: string, place: 'side' | 'tab'): PageState {
  const fresh = freshState(dataset, place);
  if (!kept) return fresh;
  if (kept.dataset === dataset) return kept;
  const { arrangement, tile, showsCrop, showsPalette, recent, pane, paneShare, drafts, form } = kept;
  return { ...fresh, arrangement, tile, showsCrop, showsPalette, recent, pane, paneShare, drafts, form };
}

/** So many queries are kept. */
const MOST_RECENT = 10;

/** The queries of late, after one was carried out. */
export function withRecent(recent: readonly string[], query: string): string[] {
  return [query, ...recent.filter((one) => one !== query)].slice(0, MOST_RECENT);
}
