import type { Style } from './style.ts';

/**
 * A page of ours as one reads it in a terminal: headings stand out, tables of two columns become lines, code is indented.
 * @param style gives a text a style, or leaves it
 */
export function printMarkdown(page: string, style: (style: Style, text: string) => string): string {
  let isCode = false;
  const lines: string[] = [];
  for (const line of page.split('\n')) {
    if (line.startsWith('```')) {
      isCode = !isCode;
      continue;
    }
    if (isCode) lines.push(`    ${line}`);
    else if (line.startsWith('|')) lines.push(...rowOf(line));
    else lines.push(proseOf(line, style));
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** `| Severity | warning |` as `Severity: warning`; the lines that only draw the table are left out. */
function rowOf(line: string): readonly string[] {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1);
  if (cells.every((cell) => /^[\s-]*$/.test(cell))) return [];
  return [cells.map((cell) => plain(cell.trim()).replaceAll('\\|', '|')).join(': ')];
}

function proseOf(line: string, style: (style: Style, text: string) => string): string {
  const heading = /^(#+) (.*)$/.exec(line);
  if (!heading) return plain(line);
  return style(heading[1] === '###' ? 'underline' : 'bold', plain(heading[2] ?? ''));
}

/** Links as their words; what is code in the text stays between its marks. */
function plain(text: string): string {
  return text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replace(/\*\*([^*]+)\*\*/g, '$1');
}
