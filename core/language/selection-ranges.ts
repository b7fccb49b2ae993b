import type { Caption } from '../caption/caption.ts';
import { sentencesOf } from '../caption/sentences.ts';
import { slotAt } from '../caption/slots.ts';
import { type Span, touches } from '../span.ts';

/** What a selection at an offset grows to, step by step: word, tag or sentence, caption, line, text. */
export function selectionsAt(caption: Caption, offset: number): readonly Span[] {
  const { text, read, style } = caption;
  const part =
    style === 'prose'
      ? sentencesOf(caption).find((span) => touches(span, offset))
      : slotAt(caption, offset)?.tag?.span;
  const line = lineAt(text, offset);
  const steps: Span[] = [];
  for (const span of [wordAt(text, line, offset), part, read, line, { start: 0, end: text.length }]) {
    const last = steps.at(-1) ?? { start: offset, end: offset };
    const isLarger = span && span.start <= last.start && span.end >= last.end;
    if (isLarger && span.end - span.start > last.end - last.start) steps.push(span);
  }
  return steps.length > 0 ? steps : [{ start: offset, end: offset }];
}

function lineAt(text: string, offset: number): Span {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const length = text.slice(offset).search(/[\r\n]/);
  return { start, end: length < 0 ? text.length : offset + length };
}

function wordAt(text: string, line: Span, offset: number): Span | undefined {
  for (const { 0: word, index } of text.slice(line.start, line.end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const span = { start: line.start + index, end: line.start + index + word.length };
    if (touches(span, offset)) return span;
  }
  return undefined;
}
