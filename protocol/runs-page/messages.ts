/** What the page of the runs and the extension tell each other; both ends check what they hear. */
import * as z from 'zod/mini';
import { runsPageStrings } from './strings.ts';

/** What the extension tells the page. */
export const toRunsPage = z.discriminatedUnion('type', [
  /** The first answer to `ready`. */
  z.object({
    type: z.literal('begin'),
    strings: runsPageStrings,
    /** Folders that the user chose. */
    folders: z.array(z.string()),
    /** A folder of which the first run is to be shown, once; `count` tells one wish from the next. */
    wanted: z.nullable(z.object({ folder: z.string(), count: z.int() })),
  }),
  /** There may be other runs. */
  z.object({ type: z.literal('listAgain') }),
]);
export type ToRunsPage = z.infer<typeof toRunsPage>;

const askedPrompt = z.object({
  number: z.int(),
  text: z.nullable(z.string()),
  negative: z.nullable(z.string()),
  settings: z.nullable(z.string()),
});
export type AskedPrompt = z.infer<typeof askedPrompt>;

/** What the page tells the extension. */
export const fromRunsPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('openFolder') }),
  z.object({ type: z.literal('reveal'), file: z.string() }),
  /** Throws checkpoints away, after a question. */
  z.object({ type: z.literal('delete'), id: z.string(), files: z.array(z.string()) }),
  /** Copies the prompt that paints with a checkpoint. Of several prompts the user chooses one; without any it is the LoRA alone. */
  z.object({
    ...{ type: z.literal('copyPrompt'), id: z.string(), key: z.string() },
    prompts: z.array(askedPrompt),
  }),
  z.object({ type: z.literal('tensorBoard'), id: z.string() }),
  /** Has epochs of a run of ours painted; its folder, a URI. */
  z.object({ type: z.literal('compareEpochs'), folder: z.string() }),
  /** Something can't be done; for the user. */
  z.object({ type: z.literal('tell'), message: z.string() }),
  /** Something went wrong in the page; for the log. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type FromRunsPage = z.infer<typeof fromRunsPage>;
