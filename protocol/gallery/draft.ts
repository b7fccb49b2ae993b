import * as z from 'zod/mini';

/** What a user has written of a caption and could not be saved. */
export const keptDraft = z.object({
  image: z.string(),
  dataset: z.string(),
  /** The caption as it was when writing began. */
  base: z.string(),
  text: z.string(),
});
export type KeptDraft = z.infer<typeof keptDraft>;
