import type { Caption } from '../../caption/caption.ts';
import { isSentence } from '../../caption/is-sentence.ts';
import { endOfMovable } from '../../caption/sections.ts';
import { tagKey } from '../../caption/tag-key.ts';
import type { TagPlace } from './operation.ts';

/** A place beside one of a caption's tags; at the only place of a caption without any. */
export interface Beside {
  readonly side: 'before' | 'behind';
  /** The tag's number. */
  readonly tag: number;
}

/** Where a place is in one caption (a line, where each is one). */
export function besideIn(line: Caption, place: TagPlace): Beside {
  if (place.at === 'front') return { side: 'before', tag: 0 };
  const found = place.at === 'end' ? -1 : findTag(line, tagKey(place.tag));
  if (found < 0) return { side: 'behind', tag: endOfMovable(line) - 1 };
  return { side: place.at === 'before' ? 'before' : 'behind', tag: found };
}

/** The number of the first tag of a key that is no piece of a sentence; -1 where there is none. */
export function findTag(line: Caption, key: string): number {
  return line.tags.findIndex((tag) => tag.key === key && !isSentence(line, tag));
}
