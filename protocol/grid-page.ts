/** What the page of a comparison and the extension tell each other; both ends check what they hear. */
import * as z from 'zod/mini';

/** The page's sentences, in the user's language; `{0}` … stand for what is told. */
export const gridStrings = z.object({
  title: z.string(),
  prompt: z.string(),
  without: z.string(),
  /** A column: checkpoint and weight. */
  column: z.string(),
  waiting: z.string(),
  failed: z.string(),
  size: z.string(),
  close: z.string(),
  previous: z.string(),
  next: z.string(),
  above: z.string(),
  below: z.string(),
  /** A picture: prompt and column. */
  picture: z.string(),
  goOn: z.string(),
  /** How many pictures of all are there; and while they are painted. */
  some: z.string(),
  painting: z.string(),
  nothing: z.string(),
});
export type GridStrings = z.infer<typeof gridStrings>;

const cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), src: z.string() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
  z.object({ kind: z.literal('waiting') }),
]);
export type PageCell = z.infer<typeof cell>;

const grid = z.object({
  /** The program, its base model, and when, in one line. */
  about: z.string(),
  isPainting: z.boolean(),
  columns: z.array(z.object({ checkpoint: z.nullable(z.string()), weight: z.number() })),
  rows: z.array(
    z.object({
      prompt: z.string(),
      negative: z.nullable(z.string()),
      settings: z.string(),
      cells: z.array(cell),
    }),
  ),
});
export type PageGrid = z.infer<typeof grid>;

/** What the extension tells the page: all of it each time. */
export const toGridPage = z.object({
  type: z.literal('show'),
  strings: gridStrings,
  /** By which the page is known when the window is loaded anew. */
  folder: z.string(),
  /** Null where there is none any more. */
  grid: z.nullable(grid),
});
export type ToGridPage = z.infer<typeof toGridPage>;

/** What the page tells the extension. */
export const fromGridPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** What is missing shall be painted. */
  z.object({ type: z.literal('goOn') }),
  /** Something went wrong in the page; for the log. */
  z.object({ type: z.literal('problem'), message: z.string() }),
]);
export type FromGridPage = z.infer<typeof fromGridPage>;
