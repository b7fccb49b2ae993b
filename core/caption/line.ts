import type { Span } from '../span.ts';
import type { Caption } from './caption.ts';
import { isSpace } from './white-space.ts';

/** The part of a caption that is read with the white space around it, as far as its line goes. */
export function lineOf({ text, read }: Caption): Span {
  const isBlank = (character: string) => isSpace(character) && character !== '\n' && character !== '\r';
  let { start, end } = read;
  while (start > 0 && isBlank(text.charAt(start - 1))) start--;
  while (end < text.length && isBlank(text.charAt(end))) end++;
  return { start, end };
}
