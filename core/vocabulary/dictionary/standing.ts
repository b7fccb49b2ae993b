import type { Category } from './categories.ts';
import type { MatchKind } from './dictionary-match.ts';

/** Kinds of tags that name someone or something: there are more of them than of all others, and each is wanted by few. */
const NAMES: ReadonlySet<Category> = new Set([
  'artist',
  'contributor',
  'copyright',
  'character',
  'original character',
  'official content',
]);

/** A name with so many times as many posts is as likely meant as another tag. */
const NAME_DIVISOR = 30;
/** Names with fewer posts stand behind everything else. */
const FEWEST_POSTS = 300;

/** How far the least likely stand behind what was typed as it is, in powers of ten: more than any count makes up for. */
const BEHIND = 20;
/** What is not better than this is either a rare name, or not what was typed. */
const LEAST = -10;
/** So a match by other means has to do to be what was meant: red eyes, with a million posts, for `redey`. */
const LEAST_JOINED = 1;

/**
 * What a way to match is worth beside how often a tag is used, in powers of ten. What is a tag already comes first,
 * however rare: who accepts the first suggestion keeps what they typed.
 */
export const BONUS: Readonly<Record<MatchKind, number>> = {
  exact: 50,
  prefix: 0,
  word: -0.9,
  joined: -2,
  inside: -2.5 - BEHIND,
  typo: -3 - BEHIND,
};

/** The same of what is the whole name but for what stands in brackets (`saber (fate)`), or another name of the tag. */
export const NEARLY_EXACT = 1.5;

/** Another name of a tag is as likely meant as a tag with a thirtieth of its posts. */
export const BY_ALIAS = -1.5;

/**
 * How much a tag is used, for the order of tags: its posts, names a class lower. Below zero: -1 for one that no list
 * counts, and less for rare names.
 */
export function useOf(count: number | undefined, category: Category): number {
  if (count === undefined) return -1;
  if (!NAMES.has(category)) return count;
  return count < FEWEST_POSTS ? count / FEWEST_POSTS - 3 : count / NAME_DIVISOR;
}

/** What a tag's use is worth, in powers of ten; more for more, as `useOf` orders them. */
export function standingOf(use: number): number {
  if (use >= 0) return Math.log10(1 + use);
  return use === -1 ? use : Math.log10(1 + ((use + 3) * FEWEST_POSTS) / NAME_DIVISOR) - BEHIND;
}

/** Whether a match with such a score answers what was typed: as it stands, and not only by a name that few know. */
export function isLikely(score: number): boolean {
  return score > LEAST;
}

/** Whether a match leaves no doubt that what was typed is right, so that nobody thinks of typos. */
export function isMeant(kind: MatchKind, score: number): boolean {
  return score > (kind === 'joined' ? LEAST_JOINED : LEAST);
}
