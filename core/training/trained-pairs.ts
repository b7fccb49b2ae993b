import * as z from 'zod';

/** Every picture and caption as they were trained: a file of the run's folder. */
export const TRAINED_FILE = 'captions.json';

const pair = z.object({
  /** Relative to the dataset. */
  image: z.string(),
  /** Null as long as it is not known, and for a file that can't be read. */
  sha256: z.nullable(z.string()),
  /** The caption file's text; null where the picture has none. */
  caption: z.nullable(z.string()),
  captionSha256: z.nullable(z.string()),
});
/** A picture as it is trained, with its caption. */
export type TrainedPair = Readonly<z.infer<typeof pair>>;

const file = z.object({ version: z.literal(1), root: z.string(), pairs: z.array(pair) });

/** Reads a `captions.json`; undefined where it is none, or one of a later version. */
export function parseTrainedPairs(json: string): readonly TrainedPair[] | undefined {
  try {
    return file.safeParse(JSON.parse(json)).data?.pairs;
  } catch {
    return undefined;
  }
}
