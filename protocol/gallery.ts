/** What the gallery's page and the extension say to each other; both ends check what they hear. */
import * as z from 'zod/mini';

const index = z.int().check(z.nonnegative());

/** A finding as the gallery shows it: its sentence in the user's language. */
const pairFinding = z.object({ severity: z.enum(['error', 'warning', 'info', 'hint']), message: z.string() });

/** A picture with its caption. */
export const pair = z.object({
  /** The picture's URI; identifies the pair. */
  image: z.string(),
  /** Grows when the picture itself changes: its thumbnail is another one then. */
  version: index,
  name: z.string(),
  /** The concept folder's name. */
  folder: z.string(),
  /** The caption's text, or null where there is none that can be read. */
  caption: z.nullable(z.string()),
  /** Loudest first. */
  findings: z.array(pairFinding),
});
export type PairFinding = z.infer<typeof pairFinding>;
export type Pair = z.infer<typeof pair>;

/** Some neighbouring pairs of a dataset, as they stood at a revision. */
export const pairsPage = z.object({ revision: index, total: index, pairs: z.array(pair) });
export type PairsPage = z.infer<typeof pairsPage>;

/** What to show for a picture: an address to load, or why there is nothing to see. */
const thumbnail = z.union([z.object({ src: z.string() }), z.object({ reason: z.string() })]);
export type ShownThumbnail = z.infer<typeof thumbnail>;

/** What the page asks for. */
export const galleryRequests = {
  /** The pairs from `start` to before `end`. */
  pairs: { params: z.object({ dataset: z.string(), start: index, end: index }), result: pairsPage },
  /** Where a pair stands in its dataset now; null where it is gone. */
  find: { params: z.object({ dataset: z.string(), image: z.string() }), result: z.nullable(index) },
  thumbnail: { params: z.object({ image: z.string() }), result: thumbnail },
};

/** The sentences of the page, in the user's language; `{0}` stands for a number or a name. */
const strings = z.object({
  grid: z.string(),
  dataset: z.string(),
  noCaption: z.string(),
  cannotShow: z.string(),
  loading: z.string(),
  noPictures: z.string(),
  welcome: z.string(),
  setUp: z.string(),
  sample: z.string(),
  error: z.string(),
  errors: z.string(),
  warning: z.string(),
  warnings: z.string(),
  info: z.string(),
  infos: z.string(),
  showAll: z.string(),
  noneLeft: z.string(),
});
export type GalleryStrings = z.infer<typeof strings>;

/** A dataset that can be chosen. */
const datasetChoice = z.object({ id: z.string(), name: z.string() });

/** What the extension tells the page. */
export const toGallery = z.discriminatedUnion('type', [
  /** All there is to know before any pair: the first answer to `ready`, and anew when datasets come or go. */
  z.object({
    type: z.literal('show'),
    strings,
    /** `indexing`: more may come. */
    state: z.enum(['indexing', 'ready']),
    datasets: z.array(datasetChoice),
    /** The one to show. */
    dataset: z.nullable(z.string()),
    revision: index,
    total: index,
    /** Why only some of its pairs are shown, in the user's language; null for all. */
    filter: z.nullable(z.string()),
  }),
  /** Pairs became other ones. `indices`: null for all of them, and their places too. */
  z.object({
    type: z.literal('changed'),
    dataset: z.string(),
    revision: index,
    total: index,
    indices: z.nullable(z.array(index)),
  }),
  /** The user looks at a pair elsewhere. */
  z.object({ type: z.literal('reveal'), dataset: z.string(), image: z.string(), index }),
]);
export type ToGallery = z.infer<typeof toGallery>;
export type ShowEvent = Extract<ToGallery, { type: 'show' }>;

/** What the page tells the extension. */
export const toHost = z.discriminatedUnion('type', [
  /** The page can listen. `dataset`: the one that it showed when it was last seen. */
  z.object({ type: z.literal('ready'), dataset: z.nullable(z.string()) }),
  z.object({ type: z.literal('chooseDataset'), dataset: z.string() }),
  /** `keepFocus`: the user only looks through the captions. */
  z.object({ type: z.literal('openCaption'), image: z.string(), keepFocus: z.boolean() }),
  /** All pairs again. */
  z.object({ type: z.literal('showAll') }),
  z.object({ type: z.literal('setUpDataset') }),
  z.object({ type: z.literal('openSample') }),
  /** Something went wrong in the page. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type ToHost = z.infer<typeof toHost>;
