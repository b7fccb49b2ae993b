import type { Position, Range } from 'vscode-languageserver';

/** A text without its cursor, and where that was: `a, |b`. */
export function cursorIn(marked: string): { text: string; position: Position } {
  const before = marked.slice(0, marked.indexOf('|'));
  return { text: marked.replace('|', ''), position: positionAt(before, before.length) };
}

/** A text with each range between « and », or whatever `show` makes of it. */
export function markRanges(
  text: string,
  ranges: readonly Range[],
  show: (part: string, index: number) => string = (part) => `«${part}»`,
): string {
  return ranges
    .map((range, index) => ({ start: offsetAt(text, range.start), end: offsetAt(text, range.end), index }))
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, index }) => {
      return all.slice(0, start) + show(all.slice(start, end), index) + all.slice(end);
    }, text);
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function offsetAt(text: string, { line, character }: Position): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
  return (starts[line] ?? text.length) + character;
}
