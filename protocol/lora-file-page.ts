/** What the page of a `.safetensors` file and the extension tell each other; both ends check what they hear. */
import * as z from 'zod/mini';

/** The page's sentences, in the user's language; `{0}` … stand for what is told. */
export const loraFileStrings = z.object({
  /** While the file is read. */
  looking: z.string(),
  actions: z.string(),
  faults: z.string(),
  folders: z.string(),
  folder: z.string(),
  pictures: z.string(),
  repeats: z.string(),
  buckets: z.string(),
  bucket: z.string(),
  count: z.string(),
  tags: z.string(),
  tag: z.string(),
  trained: z.string(),
  now: z.string(),
  /** What the numbers of today are of; `{0}` is the dataset. */
  since: z.string(),
  gone: z.string(),
  newFolder: z.string(),
  changed: z.string(),
  showAll: z.string(),
  weights: z.string(),
  weightsAbout: z.string(),
  weightsCompared: z.string(),
  measuring: z.string(),
  block: z.string(),
  norm: z.string(),
  other: z.string(),
  cosine: z.string(),
  all: z.string(),
  unmeasured: z.string(),
  nothingToMeasure: z.string(),
  differences: z.string(),
  noDifferences: z.string(),
  metadata: z.string(),
  key: z.string(),
  value: z.string(),
  filter: z.string(),
  nothingFound: z.string(),
  nothing: z.string(),
  acts: z.object({
    'copy-prompt': z.string(),
    compare: z.string(),
    'stop-comparing': z.string(),
    edit: z.string(),
    run: z.string(),
    measure: z.string(),
    cancel: z.string(),
  }),
});
export type LoraFileStrings = z.infer<typeof loraFileStrings>;

const act = z.enum(['copy-prompt', 'compare', 'stop-comparing', 'edit', 'run', 'measure', 'cancel']);
export type LoraFileAct = z.infer<typeof act>;

const count = z.number();
const block = z.object({
  part: z.string(),
  label: z.string(),
  modules: count,
  norm: count,
  other: z.nullable(count),
  cosine: z.nullable(count),
});
export type PageBlock = z.infer<typeof block>;

const file = z.object({
  isLora: z.boolean(),
  size: z.string(),
  faults: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  folders: z.array(z.object({ name: z.string(), pictures: count, repeats: count })),
  buckets: z.array(z.object({ size: z.string(), count })),
  tags: z.array(
    z.object({
      folder: z.string(),
      state: z.enum(['both', 'gone', 'new']),
      tags: z.array(z.object({ tag: z.string(), before: count, after: z.nullable(count) })),
    }),
  ),
  dataset: z.nullable(z.string()),
  /** Whether it comes from a run of ours. */
  isOfRun: z.boolean(),
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
  prompt: z.nullable(z.string()),
});
export type PageFile = z.infer<typeof file>;

const weights = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unmeasured') }),
  /** 0 to 1. */
  z.object({ state: z.literal('measuring'), share: count }),
  z.object({
    state: z.literal('measured'),
    blocks: z.array(block),
    total: block,
    /** What is in no number, and why. */
    unmeasured: z.array(z.string()),
  }),
]);
export type PageWeights = z.infer<typeof weights>;

/** What the extension tells the page: all of it each time. */
export const toLoraFilePage = z.object({
  type: z.literal('show'),
  strings: loraFileStrings,
  /** The file's name. */
  name: z.string(),
  /** Null while it is read, and when it can't be. */
  file: z.nullable(file),
  /** Why it can't be read, or what went wrong since. */
  problem: z.nullable(z.string()),
  /** The file that it is compared with. */
  other: z.nullable(
    z.object({
      name: z.string(),
      changes: z.array(
        z.object({ name: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
      ),
    }),
  ),
  weights,
});
export type ToLoraFilePage = z.infer<typeof toLoraFilePage>;

/** What the page tells the extension. */
export const fromLoraFilePage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('act'), act }),
  /** Something went wrong in the page; for the log. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type FromLoraFilePage = z.infer<typeof fromLoraFilePage>;
