import { LARGEST_NUMBER } from './categories.ts';
import type { CsvRow } from './csv-rows.ts';

/** Which cell of a row holds what; undefined where a list has no such column. */
export interface Columns {
  readonly header: boolean;
  /** Whether it is the list of a tagger (WD, PixAI): danbooru's numbers, whatever the file is called. */
  readonly isTagger: boolean;
  readonly name: number;
  readonly category: number | undefined;
  readonly count: number | undefined;
  readonly aliases: number | undefined;
  /** How many cells a row needs. */
  readonly fewest: number;
}

const TAGCOMPLETE: Columns = {
  header: false,
  isTagger: false,
  name: 0,
  category: 1,
  count: 2,
  aliases: 3,
  fewest: 2,
};
const NAME_AND_COUNT: Columns = {
  ...TAGCOMPLETE,
  category: undefined,
  count: 1,
  aliases: undefined,
  fewest: 1,
};

/** How many rows tell what a list's columns are. */
const SAMPLE = 200;

/** What the columns of a list are: by its header, else by how many there are and what numbers stand in the second. */
export function columnsOf(rows: readonly CsvRow[], fileName: string): Columns {
  const header = rows[0] && fromHeader(rows[0].cells);
  if (header) return header;
  const sample = rows.slice(0, SAMPLE);
  if (sample.some(({ cells }) => cells.length > 2)) return TAGCOMPLETE;
  const isText = fileName.toLowerCase().endsWith('.txt');
  const hasCounts = sample.some(({ cells }) => Number(cells[1] ?? 0) > LARGEST_NUMBER);
  const isBare = sample.every(({ cells }) => cells.length === 1);
  return isText || hasCounts || isBare ? NAME_AND_COUNT : TAGCOMPLETE;
}

function fromHeader(cells: readonly string[]): Columns | undefined {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const find = (...some: string[]) => {
    const at = names.findIndex((name) => some.includes(name));
    return at < 0 ? undefined : at;
  };
  const name = find('name', 'tag');
  const category = find('category', 'type');
  const count = find('count', 'post_count', 'postcount');
  if (name === undefined || (category === undefined && count === undefined)) return undefined;
  return {
    header: true,
    isTagger: names.includes('tag_id'),
    name,
    category,
    count,
    aliases: find('alias', 'aliases'),
    fewest: name + 1,
  };
}
