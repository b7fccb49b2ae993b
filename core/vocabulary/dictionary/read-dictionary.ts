import { basename } from '../../path.ts';
import { type Category, categoryOf, type Scheme, schemeOf } from './categories.ts';
import { type Columns, columnsOf } from './columns.ts';
import { type CsvRow, csvRows } from './csv-rows.ts';

/** A tag as a list has it. */
export interface TagEntry {
  /** As the list writes it: `long_hair`. */
  readonly name: string;
  readonly category: Category;
  /** How many posts have it; undefined where the list doesn't say. */
  readonly count: number | undefined;
  /** Other names that lead to it, as the list writes them. */
  readonly aliases: readonly string[];
  /** What a list says instead of a count: `Quality tag`. */
  readonly label?: string;
}

/** Why a row is left out: without a usable name, with too few cells, or with a category that is no number. */
export type RowProblem = 'name' | 'cells' | 'category';

/** A row that was left out. */
export interface SkippedRow {
  /** From 1. */
  readonly line: number;
  readonly problem: RowProblem;
}

/** What a tag list's text holds. */
export interface DictionaryReading {
  readonly entries: readonly TagEntry[];
  readonly skipped: readonly SkippedRow[];
  /** Whether it only tells what the tags of other lists are called. */
  readonly isTranslation: boolean;
}

/** Longer ones are no tags: something else ended in the file. In UTF-16 units. */
const LONGEST_NAME = 200;
const WHOLE = /^\s*\d+\s*$/;
const INTEGER = /^\s*-?\d+\s*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them belongs into a tag
const CONTROL = /[\u0000-\u001f]/;

/**
 * Reads a tag list: a1111-tagcomplete's (`name,category,count,"aliases"`, count and aliases optional, a label instead
 * of a count and a translation in extra files), a tagger's `selected_tags.csv` or another one with a header, `name,count`
 * or bare names, and translations: `name,translation`. What a tag is called elsewhere is one more alias.
 * Never throws: a row that can't be understood is left out and told.
 * @param file its path or name, which may tell what its numbers mean
 */
export function readDictionary(file: string, text: string): DictionaryReading {
  const rows = [...csvRows(text)];
  const name = basename(file);
  const columns = columnsOf(rows, name);
  const body = columns.header ? rows.slice(1) : rows;
  const scheme = columns.isTagger ? 'danbooru' : schemeOf(name, numbersOf(body, columns));
  const entries: TagEntry[] = [];
  const skipped: SkippedRow[] = [];
  for (const row of body) {
    const problem = problemOf(row, columns);
    if (problem) skipped.push({ line: row.line, problem });
    else entries.push(entryOf(row, columns, scheme));
  }
  return { entries, skipped, isTranslation: columns.isTranslation };
}

function problemOf({ cells }: CsvRow, { name, category, fewest }: Columns): RowProblem | undefined {
  if (cells.length < fewest) return 'cells';
  if (!isName(cells[name] ?? '')) return 'name';
  const number = category === undefined ? undefined : cells[category];
  return number !== undefined && number.trim() !== '' && !INTEGER.test(number) ? 'category' : undefined;
}

function isName(text: string): boolean {
  // A comma in a name could not be written in a caption.
  return text.trim() !== '' && text.length <= LONGEST_NAME && !CONTROL.test(text) && !text.includes(',');
}

function entryOf({ cells }: CsvRow, columns: Columns, scheme: Scheme): TagEntry {
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim());
  const count = cell(columns.count);
  const number = cell(columns.category);
  const label = count !== '' && !WHOLE.test(count) ? count : undefined;
  return {
    name: cell(columns.name),
    category: number === '' ? 'unknown' : categoryOf(scheme, Number(number)),
    count: WHOLE.test(count) ? Number(count) : undefined,
    aliases: [...aliasesOf(cell(columns.aliases)), ...translationsOf(cell(columns.translation))],
    ...(label === undefined ? {} : { label }),
  };
}

const none: readonly string[] = [];

function aliasesOf(cell: string): readonly string[] {
  if (cell === '') return none;
  const aliases = cell.split(',').map((alias) => alias.trim());
  return aliases.filter(isName);
}

/** One word, or several between signs of any kind. */
function translationsOf(cell: string): readonly string[] {
  if (cell === '') return none;
  const words = cell.split(/[,，、;；|]/).map((word) => word.trim());
  return words.filter(isName);
}

function numbersOf(rows: readonly CsvRow[], { category }: Columns): ReadonlySet<number> {
  const numbers = new Set<number>();
  if (category === undefined) return numbers;
  for (const { cells } of rows) {
    const number = cells[category] ?? '';
    if (WHOLE.test(number)) numbers.add(Number(number));
  }
  return numbers;
}
