import { type Change, diffWordsWithSpace } from 'diff';

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
  return joined(changes).map((piece, index, { length }) =>
    piece.kind === 'same' ? { ...piece, text: shortened(piece.text, index > 0, index < length - 1) } : piece,
  );
}

/** Words that follow each other and all differ are one piece, with the spaces between them. */
function joined(changes: readonly Pick<Change, 'value' | 'removed' | 'added'>[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  const end = () => {
    if (removed !== '') pieces.push({ kind: 'removed', text: removed });
    if (added !== '') pieces.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [index, change] of changes.entries()) {
    const { value } = change;
    const next = changes[index + 1];
    const isBetween = removed !== '' && added !== '' && next?.removed === true && value.trim() === '';
    if (change.removed) removed += value;
    else if (change.added) added += value;
    else if (isBetween) {
      removed += value;
      added += value;
    } else {
      end();
      if (value !== '') pieces.push({ kind: 'same', text: value });
    }
  }
  end();
  return pieces;
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
