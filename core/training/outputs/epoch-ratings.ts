import * as z from 'zod';

/** What somebody thinks of an epoch. */
const rating = z.object({
  /** 1 to 5; null where none is given. */
  stars: z.nullable(z.int().min(1).max(5)),
  note: z.string(),
  /** Whether its checkpoint is to be kept. */
  keep: z.boolean().default(false),
});
export type EpochRating = Readonly<z.infer<typeof rating>>;
/** By the key of a moment. */
export type EpochRatings = ReadonlyMap<string, EpochRating>;

const file = z.object({ version: z.literal(1), epochs: z.record(z.string(), rating) });

/** The name of the file in a run's folder. */
export const RATINGS_FILE = 'epochs.json';
/** Nothing thought of yet. */
export const noRating: EpochRating = { stars: null, note: '', keep: false };

/** Reads what was thought of epochs; undefined where it is no such text, or one of a later version. */
export function parseRatings(json: string): EpochRatings | undefined {
  try {
    const { data } = file.safeParse(JSON.parse(json));
    return data && new Map(Object.entries(data.epochs));
  } catch {
    return undefined;
  }
}

/** The text of the file. What says nothing is left out. */
export function printRatings(ratings: EpochRatings): string {
  const told = [...ratings].filter(([, { stars, note, keep }]) => stars !== null || note !== '' || keep);
  return `${JSON.stringify({ version: 1, epochs: Object.fromEntries(told) }, undefined, 2)}\n`;
}
