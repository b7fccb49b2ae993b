import type { Span } from '../../core/span.ts';

/** A place in a text: line and UTF-16 unit in it, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From a place up to another one, which isn't part of it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Tells ranges of one text. */
export type RangeOf = (span: Span) => Range;

/**
 * Places of a text as LSP counts them: lines end at LF, CRLF or CR. An offset behind the text is at its end, one
 * inside a CRLF before it.
 */
export function rangesIn(text: string): RangeOf {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    ends.push(index);
    starts.push(index + end.length);
  }
  ends.push(text.length);
  const positionAt = (offset: number): Position => {
    let line = 0;
    for (let after = starts.length; line + 1 < after; ) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { line, character: Math.min(offset, ends[line] ?? 0) - (starts[line] ?? 0) };
  };
  return ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) });
}
