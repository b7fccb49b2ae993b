/** What the page of the runs asks; the language server answers, the extension passes it on. */
import * as z from 'zod/mini';

const count = z.int().check(z.nonnegative());

/** What tells a run from others. */
const told = {
  /** How far it is; null for what was not trained here. */
  state: z.nullable(z.enum(['prepared', 'queued', 'running', 'succeeded', 'failed', 'stopped', 'lost'])),
  /** When it was begun, or written (ISO 8601); null where nothing tells. */
  when: z.nullable(z.string()),
  /** The folder that it lies in, in short. */
  where: z.string(),
};

/** A run that can be shown. */
const listedRun = z.object({
  /** By which it is asked for. */
  id: z.string(),
  title: z.string(),
  ...told,
});
export type ListedRun = z.infer<typeof listedRun>;

const sample = z.object({
  /** Which prompt it was painted from. */
  prompt: count,
  /** Its address; a URI between server and extension. */
  src: z.string(),
  seed: z.nullable(z.number()),
});

const mark = z.object({ kind: z.enum(['lowest', 'last']), reason: z.string() });

const checkpoint = z.object({
  name: z.string(),
  /** A URI. */
  file: z.string(),
  /** As people read it. */
  size: z.string(),
  isWhole: z.boolean(),
});

/** A moment of a training at which something was left. */
const epoch = z.object({
  key: z.string(),
  kind: z.enum(['epoch', 'step', 'last']),
  /** Its number, counted over all runs that this one goes on from. */
  at: z.nullable(count),
  /** The number that the trainer gave it, where that is another one. */
  own: z.nullable(count),
  /** Of what was painted before a run's first step: with what it began; `unknown` where nothing tells. */
  begins: z.nullable(z.enum(['new', 'warm-start', 'resume', 'unknown'])),
  /** The run that it belongs to, where that is one that this run goes on from: the name of its folder. */
  from: z.nullable(z.string()),
  /** The step that it is at; null where that isn't known. */
  step: z.nullable(count),
  checkpoint: z.nullable(checkpoint),
  /** The loss that it is judged by; null where there is none, or it is no number. */
  loss: z.nullable(z.number()),
  lossKind: z.nullable(z.enum(['validation', 'epoch', 'average'])),
  isLossBroken: z.boolean(),
  samples: z.array(sample),
  stars: z.nullable(count),
  note: z.string(),
  keep: z.boolean(),
  marks: z.array(mark),
});
export type RunEpoch = z.infer<typeof epoch>;

const prompt = z.object({
  number: count,
  /** Null where the file of prompts isn't there any more. */
  text: z.nullable(z.string()),
  negative: z.nullable(z.string()),
  /** How it is painted, in one line in the user's language. */
  settings: z.nullable(z.string()),
  /** A picture of the dataset whose caption is most like it. */
  trained: z.nullable(z.object({ src: z.string(), name: z.string() })),
});
export type RunPrompt = z.infer<typeof prompt>;

const quantityKinds = [
  'loss',
  'average',
  'epoch',
  'validation',
  'validation-epoch',
  'rate',
  'norm',
  'other',
] as const;
const quantity = z.object({ tag: z.string(), kind: z.enum(quantityKinds), length: count });
export type RunQuantity = z.infer<typeof quantity>;

/** A run as it stands. */
const run = z.object({
  id: z.string(),
  /** Another one where anything is another. */
  revision: z.string(),
  title: z.string(),
  /** Where it lies; a URI. */
  folder: z.string(),
  ...told,
  /** With what it began, where that is not nothing. */
  origin: z.nullable(z.string()),
  /** The steps at which it goes on from other runs. */
  seams: z.array(z.number()),
  epochs: z.array(epoch),
  prompts: z.array(prompt),
  /** Why no lowest loss is marked. */
  whyNone: z.nullable(z.string()),
  /** Whether its kind of model learns by flow matching; null where that isn't known. */
  isFlow: z.nullable(z.boolean()),
  /** What is wrong with its files. */
  troubles: z.array(z.string()),
  quantities: z.array(quantity),
});
export type RunPicture = z.infer<typeof run>;

/** One quantity of one run, thinned to what is drawn. */
const curve = z.object({
  run: z.string(),
  tag: z.string(),
  kind: z.enum(quantityKinds),
  /** Steps, in order. What is logged by epoch stands at the step of its end. */
  steps: z.array(z.number()),
  /** Null for what is no finite number. */
  values: z.array(z.nullable(z.number())),
  /** The same smoothed; null where it isn't. */
  smooth: z.nullable(z.array(z.nullable(z.number()))),
  /** The first and the last step of all. */
  range: z.nullable(z.tuple([z.number(), z.number()])),
  /** How many values are no finite numbers. */
  broken: count,
});
export type RunCurve = z.infer<typeof curve>;

/** A change of what one thinks of an epoch: what is left out stays. */
const ratingChange = z.object({
  stars: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(5)))),
  note: z.optional(z.string()),
  keep: z.optional(z.boolean()),
});

/** What the language server answers, under the name `lora/runsPage/…`. */
export const runsPageRequests = {
  /** All runs of the datasets that are known, and below the folders that the user chose; the newest first. */
  list: {
    params: z.object({ folders: z.array(z.string()) }),
    result: z.object({ runs: z.array(listedRun) }),
  },
  /** A run as it stands; null where it is as it was at a revision, `gone` where there is none. */
  look: {
    params: z.object({ id: z.string(), revision: z.nullable(z.string()) }),
    result: z.nullable(z.union([run, z.object({ gone: z.literal(true) })])),
  },
  curves: {
    params: z.object({
      runs: z.array(z.string()),
      kinds: z.array(z.enum(quantityKinds)),
      /** The steps that are seen; null for all. */
      window: z.nullable(z.tuple([z.number(), z.number()])),
      columns: z.int().check(z.minimum(1), z.maximum(10_000)),
      smoothing: z.number().check(z.minimum(0), z.maximum(0.999)),
    }),
    result: z.object({ curves: z.array(curve) }),
  },
  /** Keeps what one thinks of an epoch. `problem`: why it can't be kept. */
  rate: {
    params: z.object({ id: z.string(), key: z.string(), change: ratingChange }),
    result: z.object({ problem: z.nullable(z.string()) }),
  },
  /** The prompt that paints with a checkpoint, as A1111 reads it; null where there is no such checkpoint. */
  prompt: {
    params: z.object({ id: z.string(), key: z.string(), prompt: z.nullable(count) }),
    result: z.object({ text: z.nullable(z.string()) }),
  },
  /** What has to be known before checkpoints are thrown away: which of them may be, and which runs begin with them. */
  deletion: {
    params: z.object({ id: z.string(), files: z.array(z.string()) }),
    result: z.object({ files: z.array(z.string()), notes: z.array(z.string()) }),
  },
  /** What programs wrote into a sample's file beside the picture. */
  texts: {
    params: z.object({ id: z.string(), key: z.string(), prompt: count }),
    result: z.object({ texts: z.array(z.object({ name: z.string(), text: z.string() })) }),
  },
  /** Where TensorBoard is, and what it is to show. */
  tensorBoard: {
    params: z.object({ id: z.string() }),
    result: z.object({ program: z.nullable(z.string()), folder: z.nullable(z.string()) }),
  },
};
export type RunsPageMethod = keyof typeof runsPageRequests;
export type RunsPageParams<Method extends RunsPageMethod> = z.infer<
  (typeof runsPageRequests)[Method]['params']
>;
export type RunsPageAnswer<Method extends RunsPageMethod> = z.infer<
  (typeof runsPageRequests)[Method]['result']
>;

/** The name of a request of the page's on its way to the language server. */
export function runsPageMethod(method: RunsPageMethod): string {
  return `lora/runsPage/${method}`;
}
