import * as z from 'zod';

/** A run's own file, by which everything finds it again. */
export const RUN_FILE = 'run.json';

/**
 * What a run is at: `prepared`: written, not started; `queued`: waits for its GPU; `running`; or how it ended:
 * `succeeded`, `failed`, `stopped` (somebody asked for it), `lost` (it ended while nobody watched, and left no sign why).
 */
export const runStates = ['prepared', 'queued', 'running', 'succeeded', 'failed', 'stopped', 'lost'] as const;
export type RunState = (typeof runStates)[number];

/** A process by its number and when it began: a number alone may be another process's by now. */
export const processIdentity = z.object({ pid: z.int().positive(), start: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

const text = z.object({ template: z.string(), args: z.array(z.union([z.string(), z.number()])) });

const outcome = z.object({
  /** What ended it, in the trainer's own words: the exception, or an error that it printed. */
  cause: z.string().optional(),
  /** What that means, and the way out. */
  explanation: text.optional(),
  wayOut: text.optional(),
  /** What of the dataset's configuration mends it, the likeliest first: ways to values. */
  settings: z.array(z.array(z.string())).optional(),
});
export type RunOutcome = z.infer<typeof outcome>;

const gpu = z.object({ index: z.int(), uuid: z.string(), name: z.string() });
/** What a run was made from: the same once more, the saved state of another one, or its weights alone. */
export const originKinds = ['repeat', 'resume', 'warm-start'] as const;
const origin = z.object({
  kind: z.enum(originKinds),
  /** The folder of that run; null for files of no run. */
  run: z.string().nullable(),
  /** The folder of the state, or the file with the weights. */
  checkpoint: z.string().nullable(),
});
export type RunOrigin = Readonly<z.infer<typeof origin>>;

const record = z.object({
  version: z.literal(1),
  name: z.string(),
  state: z.enum(runStates),
  dataset: z.string(),
  recipe: z.string(),
  trainer: z.object({
    id: z.string(),
    root: z.string(),
    /** As git describes the checkout; null where it can't. */
    version: z.string().nullable(),
    python: z.string(),
    packages: z.record(z.string(), z.string()),
  }),
  /** The programs that are run one after the other, each with its arguments. */
  commands: z.array(z.array(z.string()).min(1)).min(1),
  /** Their working folder, and what their environment has in addition. */
  folder: z.string(),
  environment: z.record(z.string(), z.string()),
  model: z.object({ name: z.string().nullable(), place: z.string() }),
  /** Of several the first; null where the processor trains. */
  gpu: gpu.nullable(),
  /** All that it is trained on, where those are several. */
  gpus: z.array(gpu).optional(),
  /** Which of the machines that train together this is, from 0; the first alone saves anything. */
  machineRank: z.int().min(0).optional(),
  /** What is trained: folders of pictures, and the extension of their captions. */
  data: z.object({ folders: z.array(z.string()), captionExtension: z.string() }),
  /** As planned: what the trainer will count. Null where that could not be told. */
  steps: z
    .object({
      ...{ shown: z.int(), batch: z.int(), stepsPerEpoch: z.int(), epochs: z.int(), steps: z.int() },
      /** How many of the steps are trained, where it goes on from a saved state. */
      trained: z.int().optional(),
    })
    .nullable(),
  /** Errors that were found before its start, and that the user allowed, by their codes. */
  allowed: z.array(z.string()).default([]),
  /** The file of the last epoch, by whose being there success is told. */
  result: z.string(),
  /** The machine that it runs on: on another one, its processes' numbers mean nothing. */
  host: z.string(),
  created: z.string(),
  queued: z.string().nullable(),
  started: z.string().nullable(),
  ended: z.string().nullable(),
  /** When whoever looks after it began to end it, since somebody asked for that. */
  stopping: z.string().nullable(),
  supervisor: processIdentity.nullable(),
  /** The trainer's launcher; it leads the process group of all that belongs to the training. */
  process: processIdentity.nullable(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  outcome: outcome.nullable(),
  /** Null for a training of its own, as all were before this was kept. */
  origin: origin.nullable().default(null),
});

/** `run.json`: what a run is, and what became of it. Times are ISO 8601, in UTC. */
export type RunRecord = z.infer<typeof record>;

/** Reads a `run.json`; undefined where it is none, or one of a later version. */
export function parseRunRecord(json: string): RunRecord | undefined {
  try {
    return record.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Whether a run is over, or was never begun. */
export function isAtRest({ state }: Pick<RunRecord, 'state'>): boolean {
  return state !== 'queued' && state !== 'running';
}
