/**
 * White space as the trainer's Python strips it: U+001C–1F and U+0085 count, U+FEFF and U+200B don't
 * (JavaScript's `trim` differs in these). Source: CPython's `str.strip`, checked against the recorded cases.
 */
const RUNS: readonly (readonly [first: number, last: number])[] = [
  [0x09, 0x0d],
  [0x1c, 0x20],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

/** Whether one UTF-16 unit is white space to Python's `str.strip`. */
export function isSpace(character: string): boolean {
  return isSpaceCode(character.charCodeAt(0));
}

function isSpaceCode(code: number): boolean {
  // Nearly all that is asked about is a letter.
  if (code > 0x20 && code < 0x85) return false;
  return RUNS.some(([first, last]) => first <= code && code <= last);
}

/** The part of `text` between `start` and `end` without the white space at both ends. */
export function stripSpan(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && isSpaceCode(text.charCodeAt(from))) from++;
  while (to > from && isSpaceCode(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Python's `text.strip()`. */
export function strip(text: string): string {
  const { start, end } = stripSpan(text, 0, text.length);
  return text.slice(start, end);
}
