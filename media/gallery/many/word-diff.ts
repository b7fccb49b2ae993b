import { diffWordsWithSpace } from 'diff';

/** A piece of a caption: in both texts, or in one of them. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** More time than this (ms) isn't spent on one caption. */
const LONGEST = 30;
/** So much of what is the same is shown beside what isn't (characters), in whole words. */
const AROUND = 32;

/** What differs between two texts, by words; of what is the same, the ends only. */
export function wordDiff(before: string, after: string): readonly Piece[] {
  const changes = diffWordsWithSpace(before, after, { timeout: LONGEST }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }, index, { length }): Piece => {
      if (removed) return { kind: 'removed', text: value };
      if (added) return { kind: 'added', text: value };
      return { kind: 'same', text: shortened(value, index > 0, index < length - 1) };
    });
}

/** @param follows whether something that differs stands before it; `leads`: behind it */
function shortened(text: string, follows: boolean, leads: boolean): string {
  if (text.length <= AROUND * (Number(follows) + Number(leads) + 1)) return text;
  return `${follows ? headOf(text) : ''}…${leads ? tailOf(text) : ''}`;
}

function headOf(text: string): string {
  const head = Array.from(text.slice(0, 2 * AROUND))
    .slice(0, AROUND)
    .join('');
  const space = head.lastIndexOf(' ');
  return space > 0 ? head.slice(0, space + 1) : head;
}

function tailOf(text: string): string {
  const tail = Array.from(text.slice(-2 * AROUND))
    .slice(-AROUND)
    .join('');
  return tail.slice(Math.max(0, tail.indexOf(' ')));
}
