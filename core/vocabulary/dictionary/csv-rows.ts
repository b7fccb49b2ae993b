/** One row of a tag list that isn't blank. */
export interface CsvRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a tag list, as a1111-tagcomplete writes and reads them: commas between cells, a cell that begins with a
 * quote may hold commas and, doubled, quotes. A line break (LF, CRLF or CR) ends the row even inside quotes: one stray
 * quote costs one row and not the rest of the file. That is where this differs from RFC 4180 and every library for it.
 */
export function* csvRows(text: string): Generator<CsvRow> {
  let line = 0;
  let start = text.startsWith('\ufeff') ? 1 : 0;
  while (start <= text.length) {
    line++;
    const end = lineEnd(text, start);
    const row = text.slice(start, end);
    if (row.trim() !== '') yield { line, cells: cellsOf(row) };
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) return at;
  }
  return text.length;
}

function cellsOf(row: string): readonly string[] {
  if (!row.includes('"')) return row.split(',');
  const cells: string[] = [];
  let start = 0;
  while (start <= row.length) {
    const end = row[start] === '"' ? quotedEnd(row, start) : commaFrom(row, start);
    cells.push(contentOf(row.slice(start, end)));
    start = end + 1;
  }
  return cells;
}

function commaFrom(row: string, start: number): number {
  const comma = row.indexOf(',', start);
  return comma < 0 ? row.length : comma;
}

/** Where the comma behind a quoted cell stands, or the row's end where its quote is never closed. */
function quotedEnd(row: string, start: number): number {
  let quote = row.indexOf('"', start + 1);
  while (quote >= 0 && row[quote + 1] === '"') quote = row.indexOf('"', quote + 2);
  return quote < 0 ? row.length : commaFrom(row, quote);
}

function contentOf(cell: string): string {
  if (!cell.startsWith('"')) return cell;
  return cell.slice(1).replace(/""|"/g, (quotes) => (quotes === '""' ? '"' : ''));
}
