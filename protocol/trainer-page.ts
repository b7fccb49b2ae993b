/** What the page of the trainer's status and the extension tell each other; both ends check what they hear. */
import * as z from 'zod/mini';

/** The page's sentences, in the user's language; `{0}` stands for a number. */
export const trainerStrings = z.object({
  title: z.string(),
  /** While it is looked at what is there. */
  looking: z.string(),
  /** While PyTorch is loaded. */
  asking: z.string(),
  complete: z.string(),
  lacking: z.string(),
  lackingOne: z.string(),
  states: z.object({ ok: z.string(), warning: z.string(), error: z.string(), info: z.string() }),
  acts: z.object({
    choose: z.string(),
    install: z.string(),
    'open-file': z.string(),
    again: z.string(),
    copy: z.string(),
  }),
});
export type TrainerStrings = z.infer<typeof trainerStrings>;

const act = z.enum(['choose', 'install', 'open-file']);

const check = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['ok', 'warning', 'error', 'info']),
  value: z.string(),
  path: z.nullable(z.string()),
  wayOut: z.nullable(z.string()),
  act: z.nullable(act),
});
export type PageCheck = z.infer<typeof check>;

/** What the extension tells the page: all of it each time. */
export const toTrainerPage = z.object({
  type: z.literal('show'),
  strings: trainerStrings,
  checks: z.array(check),
  /** What is still going on. */
  state: z.enum(['looking', 'asking', 'done']),
  /** Why there is no report. */
  problem: z.nullable(z.string()),
});
export type ToTrainerPage = z.infer<typeof toTrainerPage>;

/** What the page tells the extension. */
export const fromTrainerPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('act'), act: z.enum(['choose', 'install', 'open-file', 'again', 'copy']) }),
  /** Something went wrong in the page; for the log. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type FromTrainerPage = z.infer<typeof fromTrainerPage>;
