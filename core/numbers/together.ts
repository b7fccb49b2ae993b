import type { Tag } from '../caption/caption.ts';
import { rememberedInTurn } from '../caption/spelling.ts';
import type { Turn } from '../ports.ts';
import { printText } from '../query/print.ts';
import type { Mark, Within } from './mark.ts';
import type { TagMark } from './tags.ts';

/** Two of some tags, by their places among them, and the pairs that have both. */
export interface TogetherMark extends Mark {
  readonly first: number;
  /** Greater than `first`. */
  readonly second: number;
}

export interface TogetherNumbers {
  /** The most frequent first. */
  readonly tags: readonly TagMark[];
  /** Those that ever stand together. */
  readonly marks: readonly TogetherMark[];
}

/** So many tags are seen at a glance. */
const MOST = 16;

const placesIn = rememberedInTurn<number>();

/**
 * How often the most frequent tags stand in one caption. Those of all captions stand with each other one, and are left out.
 * @param captions the tags of each pair's caption
 */
export async function togetherOf(
  captions: readonly (readonly Tag[])[],
  { top }: { readonly top: readonly TagMark[] },
  within: Within,
  turn: Turn,
): Promise<TogetherNumbers> {
  const tags = top.filter(({ isEverywhere }) => !isEverywhere).slice(0, MOST);
  const places = new Map(tags.map(({ key }, place) => [key, place]));
  const placeOf = placesIn(({ key }) => places.get(key) ?? -1);
  const counts = new Uint32Array(MOST * MOST);
  for (const own of captions) {
    countIn(own, placeOf, counts);
    await turn.next();
  }
  const marks: TogetherMark[] = [];
  for (const [second, { key: other }] of tags.entries()) {
    for (const [first, { key }] of tags.slice(0, second).entries()) {
      const count = counts[first * MOST + second] ?? 0;
      const query = within(`tag:${printText(key)} tag:${printText(other)}`);
      if (count > 0) marks.push({ first, second, count, query });
    }
  }
  return { tags, marks };
}

/** Counts the pairs of places that one caption has. */
function countIn(tags: readonly Tag[], placeOf: (tag: Tag) => number, counts: Uint32Array): void {
  // A bit for each place.
  let found = 0;
  for (const tag of tags) {
    const place = placeOf(tag);
    if (place >= 0) found |= 1 << place;
  }
  for (let first = 0; found >> first > 0; first++) {
    if ((found & (1 << first)) === 0) continue;
    for (let second = first + 1; found >> second > 0; second++) {
      const at = first * MOST + second;
      if (found & (1 << second)) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
}
