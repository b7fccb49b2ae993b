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

/** What the page tells the extension. */
export const fromRunsPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('openFolder') }),
  z.object({ type: z.literal('reveal'), file: z.string() }),
  /** Throws checkpoints away, after a question. */
  z.object({ type: z.literal('delete'), files: z.array(z.string()) }),
  z.object({ type: z.literal('copy'), text: z.string() }),
  z.object({ type: z.literal('tensorBoard'), id: z.string() }),
  /** Has epochs of a run of ours painted; its folder, a URI. */
  z.object({ type: z.literal('compareEpochs'), folder: z.string() }),
  /** Something can't be done; for the user. */
  z.object({ type: z.literal('tell'), message: z.string() }),
  /** Something went wrong in the page; for the log. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type FromRunsPage = z.infer<typeof fromRunsPage>;
