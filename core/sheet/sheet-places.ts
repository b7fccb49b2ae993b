import type { Span, TextEdit } from '../span.ts';
import type { SheetBlock } from './parse-sheet.ts';
import { inSheet } from './print-sheet.ts';

/** Where a place of a caption is in the sheet. One behind its end is at its end. */
export function sheetOffset({ text, starts, end }: SheetBlock, offset: number): number {
  const [first = end] = starts;
  if (starts.length === 1) return first + Math.min(offset, text.length);
  let lineStart = 0;
  for (const start of starts) {
    const next = text.indexOf('\n', lineStart);
    const lineEnd = next < 0 ? text.length : next;
    if (offset <= lineEnd) return start + offset - lineStart;
    lineStart = lineEnd + 1;
  }
  return end;
}

/** Where a place of the sheet is in a caption's text; undefined where it is in none of its lines. */
export function captionOffset({ text, starts, end }: SheetBlock, offset: number): number | undefined {
  let lineStart = 0;
  for (const start of starts) {
    const next = text.indexOf('\n', lineStart);
    const lineEnd = next < 0 ? text.length : next;
    if (offset >= start && offset <= start + lineEnd - lineStart && offset <= end)
      return lineStart + offset - start;
    lineStart = lineEnd + 1;
  }
  return undefined;
}

export function sheetSpan(block: SheetBlock, { start, end }: Span): Span {
  return { start: sheetOffset(block, start), end: sheetOffset(block, end) };
}

/** Edits of a caption as edits of the sheet that it stands in. */
export function sheetEdits(block: SheetBlock, edits: readonly TextEdit[]): readonly TextEdit[] {
  const { nameSpan, starts } = block;
  const hasBlank = starts[0] !== nameSpan.end + 1;
  return edits.map(({ span, newText }) => {
    const text = inSheet(newText.replace(/\r\n?/g, '\n'));
    return { span: sheetSpan(block, span), newText: span.start === 0 && !hasBlank ? ` ${text}` : text };
  });
}

/** The caption that a place of the sheet belongs to, by its name or its lines. Blocks are in order of place. */
export function blockAt(blocks: readonly SheetBlock[], offset: number): SheetBlock | undefined {
  let [first, last] = [0, blocks.length];
  while (first < last) {
    const middle = (first + last) >> 1;
    if ((blocks[middle]?.end ?? 0) < offset) first = middle + 1;
    else last = middle;
  }
  const block = blocks[first];
  return block && block.nameSpan.start <= offset ? block : undefined;
}
