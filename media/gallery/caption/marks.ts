/** A part of a text with what is to be seen of it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly look: string;
}

/** A piece of a text that looks the same all along. */
export interface Piece {
  readonly text: string;
  readonly looks: readonly string[];
}

/** A text cut where marks begin and end. A mark of nothing stands on the character behind it, else on the one before. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const wide = marks.map((mark) => widened(mark, text.length));
  const cuts = new Set([0, text.length, ...wide.flatMap(({ start, end }) => [start, end])]);
  const places = [...cuts].filter((place) => place <= text.length).sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? text.length;
    const here = wide.filter((mark) => mark.start <= start && mark.end >= end);
    return { text: text.slice(start, end), looks: here.map(({ look }) => look) };
  });
}

function widened({ start, end, look }: Mark, length: number): Mark {
  if (end > start) return { start, end, look };
  return start < length
    ? { start, end: start + 1, look }
    : { start: Math.max(0, start - 1), end: start, look };
}

/** Marks of a text where they are in what it has become; those in the part that changed are left out. */
export function followed(marks: readonly Mark[], before: string, after: string): readonly Mark[] {
  if (before === after) return marks;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < shorter - start && before.at(-1 - rest) === after.at(-1 - rest)) rest++;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= start) return [mark];
    if (mark.start >= before.length - rest)
      return [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
    return [];
  });
}
