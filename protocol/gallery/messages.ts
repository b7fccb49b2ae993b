/** What the gallery's page and the extension tell each other; both ends check what they hear. */
import * as z from 'zod/mini';
import { keptDraft } from './draft.ts';
import { listingWish } from './listing.ts';
import { index } from './pair.ts';
import { fileCommands, pairActions } from './pair-actions.ts';
import { galleryStrings } from './strings.ts';

/** A dataset that can be chosen. */
const datasetChoice = z.object({ id: z.string(), name: z.string() });

/** A query that the user keeps under a name. */
const savedQuery = z.object({ name: z.string(), query: z.string() });

/** What the extension tells the page. */
export const toGallery = z.discriminatedUnion('type', [
  /** All there is to know before any pair: the first answer to `ready`, and anew when some of it changes. */
  z.object({
    type: z.literal('show'),
    strings: galleryStrings,
    /** In the side panel, beside the editor; or in a tab among the editors. */
    place: z.enum(['side', 'tab']),
    /** `indexing`: more may come. */
    state: z.enum(['indexing', 'ready']),
    /** Whether the window has a folder open, in which datasets are looked for. */
    hasFolder: z.boolean(),
    datasets: z.array(datasetChoice),
    /** The one to show. */
    dataset: z.nullable(z.string()),
    savedQueries: z.array(savedQuery),
    /** Tags by the keys 1 to 9, in the dataset. */
    palette: z.array(z.string()),
    /** What could not be saved of captions, in this page before it went away or in another one. */
    drafts: z.array(keptDraft),
  }),
  /** Pairs became other ones. `images`: whose; null where any may have, and there may be others. */
  z.object({
    type: z.literal('changed'),
    dataset: z.string(),
    revision: index,
    images: z.nullable(z.array(z.string())),
  }),
  /** Pictures got other names: each with the one before and the one now. */
  z.object({ type: z.literal('renamed'), images: z.array(z.tuple([z.string(), z.string()])) }),
  /** The user looks at a pair elsewhere. */
  z.object({ type: z.literal('reveal'), dataset: z.string(), image: z.string() }),
  /** Lists the pairs that a query finds. */
  z.object({ type: z.literal('list'), dataset: z.string(), query: z.string() }),
  /** Something was chosen in the menu of a pair: it is meant for what is chosen in the page. `text`: what is pasted. */
  z.object({ type: z.literal('act'), action: z.enum(pairActions), text: z.nullable(z.string()) }),
]);
export type ToGallery = z.infer<typeof toGallery>;
export type ShowEvent = Extract<ToGallery, { type: 'show' }>;

/** What the page tells the extension. */
export const toHost = z.discriminatedUnion('type', [
  /** The page can listen. `dataset`: the one that it showed when it was last seen. */
  z.object({ type: z.literal('ready'), dataset: z.nullable(z.string()) }),
  z.object({ type: z.literal('chooseDataset'), dataset: z.string() }),
  /** `keepFocus`: the user only looks through the captions. */
  z.object({
    type: z.literal('openCaption'),
    dataset: z.string(),
    image: z.string(),
    keepFocus: z.boolean(),
  }),
  /** Does something with the files of pairs. */
  z.object({
    type: z.literal('files'),
    command: z.enum(fileCommands),
    dataset: z.string(),
    images: z.array(z.string()),
  }),
  /** Files or folders that were dropped from the explorer. `beside`: the picture that they were dropped on. */
  z.object({
    type: z.literal('addUris'),
    dataset: z.string(),
    beside: z.nullable(z.string()),
    uris: z.array(z.string()),
  }),
  /** Adds the files of a batch that was handed over, or forgets them. `beside`: as in `addUris`. */
  z.object({
    type: z.literal('addUploaded'),
    dataset: z.string(),
    beside: z.nullable(z.string()),
    batch: z.string(),
    isCancelled: z.boolean(),
  }),
  /** Marks pairs as looked at, or not. */
  z.object({
    type: z.literal('review'),
    dataset: z.string(),
    images: z.array(z.string()),
    isReviewed: z.boolean(),
  }),
  /** Shows what a prepared edit does to one caption, as a diff in the editor. */
  z.object({ type: z.literal('showDiff'), id: z.string(), place: index }),
  /** Opens the captions of a listing as one text. */
  z.object({ type: z.literal('openSheet'), dataset: z.string(), wish: listingWish }),
  /** Keeps a query under a name that the user is asked for; or forgets one. */
  z.object({ type: z.literal('saveQuery'), query: z.string() }),
  z.object({ type: z.literal('forgetQuery'), name: z.string() }),
  z.object({ type: z.literal('keepPalette'), dataset: z.string(), tags: z.array(z.string()) }),
  /** The user writes a caption: what is not saved when the page is closed is saved then. */
  z.object({ type: z.literal('writeDraft'), draft: keptDraft }),
  /** What was written of a caption is saved by now, or given up. */
  z.object({ type: z.literal('endDraft'), image: z.string() }),
  z.object({ type: z.literal('openFolder') }),
  z.object({ type: z.literal('setUpDataset') }),
  z.object({ type: z.literal('openSample') }),
  /** Something went wrong in the page. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type ToHost = z.infer<typeof toHost>;
