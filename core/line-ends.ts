/** Any line end. */
export const LINE_END = /\r\n|\r|\n/g;

/** Where the line ends at the end of a text begin. */
export function bodyEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return end;
}

/** A text with `\n` for each line end. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(LINE_END, '\n') : text;
}

/** How the lines of a text end: as its first does. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
