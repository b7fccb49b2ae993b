import { LINE_END } from '../../line-ends.ts';
import { message } from '../../message.ts';
import type { TextEdit } from '../../span.ts';
import { diffText } from '../../text-diff.ts';
import type { Begin } from './operation.ts';

/** Another text for a caption. */
export const set: Begin<'set'> = ({ text }) => ({
  title: message('Edit the caption'),
  editsOf: (caption) => setText(caption.text, text),
  makesCaptions: true,
});

/** The edits that make a text another one, word by word. Line ends stay what they are, and new ones are like them. */
export function setText(before: string, after: string): readonly TextEdit[] {
  const end = usualLineEnd(before);
  // Where someone writes is no place to choose line ends at: what comes from there has any.
  const wanted = end === undefined ? after : after.replace(LINE_END, end);
  return diffText(before, wanted, (token) => (/^[\r\n]/.test(token) ? '\n' : token));
}

function usualLineEnd(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [end] of text.matchAll(LINE_END)) counts.set(end, (counts.get(end) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
