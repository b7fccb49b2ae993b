/** Edits of one caption or many, as the gallery asks for them. */
import * as z from 'zod/mini';
import { request } from '../channel.ts';
import { index } from './pair.ts';

/** Where a tag goes: `before` and `after` another one, at the end of captions that don't have that. */
const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('front') }),
  z.object({ at: z.literal('end') }),
  z.object({ at: z.literal('before'), tag: z.string() }),
  z.object({ at: z.literal('after'), tag: z.string() }),
]);

/** What is done to each of some captions. Places of tags (`from`, `to`, `places`) count from 0. */
export const operation = z.lazy(() =>
  z.discriminatedUnion('kind', [
    /** Another text; of one caption. */
    z.object({ kind: z.literal('set'), text: z.string() }),
    z.object({ kind: z.literal('moveAt'), from: index, to: index }),
    z.object({ kind: z.literal('removeAt'), places: z.array(index) }),
    z.object({ kind: z.literal('insertAt'), place: index, tag: z.string() }),
    /** Tags that a caption has already stay where they are. */
    z.object({ kind: z.literal('add'), tags: z.array(z.string()), place }),
    z.object({ kind: z.literal('remove'), tags: z.array(z.string()) }),
    /** A whole tag by another one, in all of its spellings. */
    z.object({ kind: z.literal('replace'), from: z.string(), to: z.string() }),
    /** JavaScript's regular expressions over the whole text; `$1` or `$<name>` in the replacement. */
    z.object({
      kind: z.literal('regex'),
      pattern: z.string(),
      ignoresCase: z.boolean(),
      replacement: z.string(),
    }),
    z.object({ kind: z.literal('move'), tag: z.string(), place }),
    z.object({ kind: z.literal('sort'), order: z.enum(['base', 'alphabet']) }),
    z.object({ kind: z.literal('dedupe') }),
    /** The fix of one rule's findings. */
    z.object({ kind: z.literal('fix'), code: z.string() }),
    /** Takes the tag out where all captions have it, else adds it to those that lack it. */
    z.object({ kind: z.literal('toggle'), tag: z.string() }),
  ]),
);
export type Operation = z.infer<typeof operation>;
export type TagPlace = z.infer<typeof place>;

/** A file that was left as it is, and why, in the user's language. */
const refused = z.lazy(() => z.object({ name: z.string(), reason: z.string() }));

/** What an edit would do. Nothing has been changed yet. */
export const preparedEdit = z.lazy(() =>
  z.object({
    id: z.string(),
    /** What it does, as a user calls it. */
    title: z.string(),
    /** How many captions it changes; how many of the chosen ones stay as they are. */
    changed: index,
    unchanged: index,
    /** How many of these are sentences, which an operation on tags leaves alone. */
    sentences: index,
    refused: z.array(refused),
    /** Why there is nothing to do: the regular expression is none. */
    problem: z.nullable(z.string()),
  }),
);
export type PreparedEdit = z.infer<typeof preparedEdit>;

/** One caption before and after. */
const preparedChange = z.lazy(() =>
  z.object({
    image: z.string(),
    /** The caption's name, as seen from the dataset. */
    name: z.string(),
    /** What is done to it, as a user calls it. */
    title: z.string(),
    before: z.string(),
    after: z.string(),
  }),
);
export type PreparedChange = z.infer<typeof preparedChange>;

/** What became of an edit. */
export const editOutcome = z.lazy(() =>
  z.object({
    title: z.string(),
    done: index,
    refused: z.array(refused),
    /** It was given up half-way; each caption is whole all the same. */
    isCancelled: z.boolean(),
    /** By which it is taken back; null where nothing was changed. */
    edit: z.nullable(z.string()),
    problem: z.nullable(z.string()),
  }),
);
export type EditOutcome = z.infer<typeof editOutcome>;

/** What the extension hears of it: it saves what was changed where it is open, and tells the page the rest. */
export interface ServedOutcome extends EditOutcome {
  /** Documents that were changed in the editor, and that are not on disk yet. */
  readonly unsaved: readonly string[];
}

/** What the extension adds to a request that edits: all documents with unsaved changes. */
export interface FromEditor {
  readonly dirty: readonly string[];
}

const chosen = { dataset: z.string(), images: z.array(z.string()), operation };

export const editRequests = {
  /** What the captions of some pictures have: tags with their number of captions, rules that have a fix for some. */
  describeCaptions: request(() => ({
    params: z.object({ dataset: z.string(), images: z.array(z.string()) }),
    result: z.object({
      /** How many of them there are; pictures without one aside. */
      captions: index,
      missing: index,
      /** The most frequent first; only so many. */
      tags: z.array(z.object({ tag: z.string(), count: index })),
      fixes: z.array(z.object({ code: z.string(), title: z.string(), count: index })),
    }),
  })),
  prepareEdit: request(() => ({ params: z.object(chosen), result: preparedEdit })),
  /** What a prepared edit changes: from `start` to before `end`. */
  preparedChanges: request(() => ({
    params: z.object({ id: z.string(), start: index, end: index }),
    result: z.array(preparedChange),
  })),
  /** Carries a prepared edit out. */
  applyEdit: request(() => ({ params: z.object({ id: z.string() }), result: editOutcome })),
  /** Carries an edit out at once. `base`: the text that the user saw of the one caption; it is refused if that changed. */
  editNow: request(() => ({
    params: z.object({ ...chosen, base: z.nullable(z.string()) }),
    result: editOutcome,
  })),
  /** Takes this edit back; null for the dataset's last one. */
  undoEdit: request(() => ({
    params: z.object({ dataset: z.string(), edit: z.nullable(z.string()) }),
    result: editOutcome,
  })),
  /** Whether an edit was taken back, here or elsewhere. */
  isUndone: request(() => ({
    params: z.object({ dataset: z.string(), edit: z.string() }),
    result: z.boolean(),
  })),
};
