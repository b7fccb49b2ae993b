import * as z from 'zod';

/** Some files, told by how many they are and which is the first in order of path. */
export interface Counted {
  readonly count: number;
  /** Not there where there are none. */
  readonly first?: string | undefined;
}

export const counted: z.ZodType<Counted> = z.object({ count: z.number(), first: z.optional(z.string()) });

/** Counts files; their order doesn't matter. */
export function countOf(files: Iterable<string>): Counted {
  let count = 0;
  let first: string | undefined;
  for (const file of files) {
    count++;
    if (first === undefined || file < first) first = file;
  }
  return { count, first };
}

/** The files of all of these; none is in two of them. */
export function sumOf(all: Iterable<Counted>): Counted {
  let sum = 0;
  let earliest: string | undefined;
  for (const { count, first } of all) {
    sum += count;
    if (first !== undefined && (earliest === undefined || first < earliest)) earliest = first;
  }
  return { count: sum, first: earliest };
}
