/** A picture with its caption, as the gallery shows it. */
import * as z from 'zod/mini';

/** A whole number from 0. */
export const index = z.int().check(z.nonnegative());

/** How loud a finding is. */
export const severity = z.enum(['error', 'warning', 'info', 'hint']);

/** A finding: its sentence in the user's language. */
const pairFinding = z.object({
  severity,
  code: z.string(),
  message: z.string(),
  /** What it is found in. */
  of: z.enum(['picture', 'caption']),
});

/** Pixels. */
export const size = z.tuple([index, index]);

/** The bucket that a picture is trained in, and which shares of its width and height are cut away in all (0 to 1). */
const bucket = z.object({ size, cut: z.tuple([z.number(), z.number()]) });

/** How many tokens a caption has, and how many the trainer takes; null where it takes all. */
export const tokenCount = z.object({ count: index, limit: z.nullable(index) });

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
  /** As stored; null where it isn't known. */
  size: z.nullable(size),
  bucket: z.nullable(bucket),
  /** Why there is none, in the user's language; null where there is one, or where that isn't known. */
  whyNoBucket: z.nullable(z.string()),
  /** Null where they can't be counted. */
  tokens: z.nullable(tokenCount),
  /** Whether the user has marked it as looked at. */
  isReviewed: z.boolean(),
});
export type PairFinding = z.infer<typeof pairFinding>;
export type Pair = z.infer<typeof pair>;
export type TokenCount = z.infer<typeof tokenCount>;
