import type { TextEdit } from '../span.ts';

/** An edit that only adds. */
export function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

/** How the lines of a text end. */
export function newLineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** What stands between a text and a table behind it. */
export function gapBehind(text: string): string {
  const newLine = newLineOf(text);
  return text === '' ? '' : text.endsWith('\n') ? newLine : newLine + newLine;
}
