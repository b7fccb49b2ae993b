/** A caption that is written in the gallery. */
import * as z from 'zod/mini';
import { request } from '../channel.ts';
import { index, severity, tokenCount } from './pair.ts';

const span = { start: index, end: index };

/** A caption, taken apart. All places are UTF-16 units of `text`. */
export const captionParts = z.lazy(() =>
  z.object({
    text: z.string(),
    /** Whether there is a caption file. */
    exists: z.boolean(),
    /** Why it can't be edited here, in the user's language; null where it can. */
    refusal: z.nullable(z.string()),
    style: z.enum(['tags', 'prose', 'mixed', 'empty']),
    tags: z.array(z.object(span)),
    tokens: z.nullable(tokenCount),
    /** What the trainer cuts off. */
    lost: z.array(z.object(span)),
    findings: z.array(
      z.object({
        ...span,
        severity,
        code: z.string(),
        message: z.string(),
        /** What mends it, the best first: edits that don't overlap, in order of place. */
        fixes: z.array(
          z.object({ title: z.string(), edits: z.array(z.object({ ...span, newText: z.string() })) }),
        ),
      }),
    ),
  }),
);
export type CaptionParts = z.infer<typeof captionParts>;

/** Something that may stand at a place of a text. */
const suggestion = z.lazy(() =>
  z.object({
    label: z.string(),
    /** Beside the label: how often it is used, what it is. */
    detail: z.string(),
    newText: z.string(),
  }),
);
/** What may stand at a place, the best first, and what each of them replaces. */
export const suggestions = z.lazy(() => z.object({ ...span, items: z.array(suggestion) }));
export type Suggestions = z.infer<typeof suggestions>;
export type Suggestion = z.infer<typeof suggestion>;

export const captionRequests = {
  /** Takes the caption of a picture apart: as it is, or as it is written now (`text`). */
  readCaption: request(() => ({
    params: z.object({ dataset: z.string(), image: z.string(), text: z.nullable(z.string()) }),
    result: captionParts,
  })),
  /** Of each of some tags: the places of those pictures, among the given ones, whose captions have it. */
  haveTags: request(() => ({
    params: z.object({ dataset: z.string(), images: z.array(z.string()), tags: z.array(z.string()) }),
    result: z.array(z.array(index)),
  })),
  /** What may stand at a place of what the user writes: a query, one tag, or the caption of `image`. */
  complete: request(() => ({
    params: z.object({
      dataset: z.string(),
      kind: z.enum(['query', 'tag', 'caption']),
      image: z.nullable(z.string()),
      text: z.string(),
      offset: index,
    }),
    result: suggestions,
  })),
};
