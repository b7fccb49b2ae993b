/** What kind of thing a tag names. The order is part of the cache's format: append only. */
export const CATEGORIES = [
  'unknown',
  'general',
  'artist',
  'contributor',
  'copyright',
  'character',
  'species',
  'meta',
  'lore',
  'invalid',
  'rating',
  'official content',
  'fan content',
  'original character',
  'body type',
  'origin',
  'error',
  'spoiler',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** Where a list's numbers come from: the same number means different things to each. */
export type Scheme = 'danbooru' | 'e621' | 'merged' | 'derpibooru';

/**
 * The numbers that lists write. The taggers' lists have danbooru's, and 9 for ratings; danbooru has no 9, so one table
 * serves both. Merged lists keep danbooru's and add 7 to e621's.
 */
const NUMBERS: Readonly<Record<Scheme, Readonly<Record<number, Category>>>> = {
  danbooru: { 0: 'general', 1: 'artist', 3: 'copyright', 4: 'character', 5: 'meta', 9: 'rating' },
  e621: {
    0: 'general',
    1: 'artist',
    2: 'contributor',
    3: 'copyright',
    4: 'character',
    5: 'species',
    6: 'invalid',
    7: 'meta',
    8: 'lore',
  },
  merged: {
    0: 'general',
    1: 'artist',
    3: 'copyright',
    4: 'character',
    5: 'meta',
    7: 'general',
    8: 'artist',
    9: 'contributor',
    10: 'copyright',
    11: 'character',
    12: 'species',
    13: 'invalid',
    14: 'meta',
    15: 'lore',
  },
  derpibooru: {
    0: 'general',
    1: 'official content',
    3: 'species',
    4: 'original character',
    5: 'rating',
    6: 'body type',
    7: 'character',
    8: 'origin',
    9: 'error',
    10: 'spoiler',
    11: 'fan content',
  },
};

/** The largest number that any scheme has: a larger one in its place is a count. */
export const LARGEST_NUMBER = 15;

/** What a list's number means; `unknown` for one that its scheme doesn't have. */
export function categoryOf(scheme: Scheme, number: number): Category {
  return NUMBERS[scheme][number] ?? 'unknown';
}

/**
 * The scheme of a list without a header: by its file's name, else by the numbers that it uses, which only some schemes
 * have. Danbooru's when neither tells.
 */
export function schemeOf(fileName: string, numbers: ReadonlySet<number>): Scheme {
  const name = fileName.toLowerCase();
  if (name.includes('derpi')) return 'derpibooru';
  if (/merged|e621.*(?:danbooru|dbr)|(?:danbooru|dbr).*e621/.test(name)) return 'merged';
  if (name.includes('e621')) return 'e621';
  if (name.includes('danbooru')) return 'danbooru';
  const has = (...some: number[]) => some.some((number) => numbers.has(number));
  if (has(12, 13, 14, 15)) return 'merged';
  if (has(10, 11)) return 'derpibooru';
  return has(2, 6, 7, 8) ? 'e621' : 'danbooru';
}
