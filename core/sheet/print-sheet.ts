import { shownText } from './shown-text.ts';
import { writtenName } from './written-name.ts';

/** What further lines of a caption begin with. */
export const INDENT = '    ';

/** A caption in a sheet. */
export interface SheetEntry {
  readonly name: string;
  /** Its file's text; undefined for a picture without a caption. */
  readonly text: string | undefined;
}

/** A sheet of some captions, with lines of explanation in front. Each name must be another one. */
export function printSheet(header: readonly string[], entries: Iterable<SheetEntry>): string {
  const lines = header.map((line) => (line === '' ? '#' : `# ${line.replace(/[\r\n]+/g, ' ')}`));
  for (const { name, text } of entries) lines.push(printEntry(name, shownText(text ?? '')));
  return `${lines.join('\n')}\n`;
}

/** The line of a caption, with its further lines below. @param shown see `shownText` */
export function printEntry(name: string, shown: string): string {
  // One that is empty has its blank, too: behind it one goes on to type.
  return `${writtenName(name)}: ${inSheet(shown)}`;
}

/** A text as it goes on inside a caption of a sheet: what is behind a line end is indented. */
export function inSheet(shown: string): string {
  return shown.includes('\n') ? shown.replaceAll('\n', `\n${INDENT}`) : shown;
}
