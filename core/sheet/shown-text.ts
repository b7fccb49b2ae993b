import { bodyEnd, lineEndOf, withLineFeeds } from '../line-ends.ts';
import { minimalEdit, type TextEdit } from '../span.ts';

/**
 * A caption's text as a sheet shows it: lines with `\n` between them, without the line ends behind the last. How lines end
 * is the file's own business, and stays as it is.
 */
export function shownText(text: string): string {
  return withLineFeeds(text.slice(0, bodyEnd(text)));
}

/** Where a place of a text is in what is shown of it. */
export function shownOffset(text: string, offset: number): number {
  const end = Math.min(offset, bodyEnd(text));
  const before = text.slice(0, end);
  return before.includes('\r') ? before.replace(/\r\n/g, '\n').length : end;
}

/** The one edit of a text after which exactly this is shown of it; none where that is shown already. */
export function editsToShow(text: string, shown: string): readonly TextEdit[] {
  const [edit] = minimalEdit(shownText(text), shown);
  if (!edit) return [];
  const { span, newText } = edit;
  const start = fileOffset(text, span.start);
  const end = fileOffset(text, span.end);
  return [{ span: { start, end }, newText: newText.replaceAll('\n', lineEndOf(text)) }];
}

/** Where a place of what is shown is in the text itself. */
function fileOffset(text: string, shown: number): number {
  if (!text.includes('\r')) return shown;
  let offset = 0;
  for (let left = shown; left > 0; left--) offset += text.startsWith('\r\n', offset) ? 2 : 1;
  return offset;
}
