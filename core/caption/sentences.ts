import type { Span } from '../span.ts';
import type { Caption } from './caption.ts';
import { stripSpan } from './white-space.ts';

/** Where a sentence ends: at a stop before a blank, or at one of the scripts that write without blanks. */
const END = /[.!?]+["')\]”’]*(?=\s|$)|[。！？]+[」』”’]*/g;

/** The sentences of what the trainer reads of a caption; what has no stop at its end is one too. */
export function sentencesOf({ text, read }: Caption): readonly Span[] {
  const sentences: Span[] = [];
  let start = read.start;
  const add = (end: number) => {
    const span = stripSpan(text, start, end);
    if (span.start < span.end) sentences.push(span);
    start = end;
  };
  for (const { 0: stop, index } of text.slice(read.start, read.end).matchAll(END))
    add(read.start + index + stop.length);
  add(read.end);
  return sentences;
}
