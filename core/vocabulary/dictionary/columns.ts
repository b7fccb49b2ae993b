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
  /** What a tag is called in another language. */
  readonly translation: number | undefined;
  /** Whether it only tells what the tags of other lists are called. */
  readonly isTranslation: boolean;
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
  translation: 4,
  isTranslation: false,
  fewest: 2,
};
const NAME_AND_COUNT: Columns = {
  ...TAGCOMPLETE,
  category: undefined,
  count: 1,
  aliases: undefined,
  translation: undefined,
  fewest: 1,
};
const TRANSLATION: Columns = {
  ...NAME_AND_COUNT,
  count: undefined,
  translation: 1,
  isTranslation: true,
  fewest: 2,
};
/** As older lists have it: `name,category,translation`. */
const OLD_TRANSLATION: Columns = { ...TRANSLATION, category: 1, translation: 2, fewest: 3 };

/** How many rows tell what a list's columns are. */
const SAMPLE = 200;
/** A letter of another script. */
const FOREIGN = /[^\p{ASCII}\p{Script=Latin}\p{Script=Common}]/u;

/** What the columns of a list are: by its header, else by how many there are and what numbers stand in the second. */
export function columnsOf(rows: readonly CsvRow[], fileName: string): Columns {
  const header = rows[0] && fromHeader(rows[0].cells);
  if (header) return header;
  const sample = rows.slice(0, SAMPLE);
  const translation = [TRANSLATION, OLD_TRANSLATION].find((columns) => isTranslated(sample, columns));
  if (translation) return translation;
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
  const name = find('name', 'tag', 'tags');
  const category = find('category', 'type');
  const count = find('count', 'post_count', 'postcount');
  const translation = find('translation', 'translations');
  const isTranslation = translation !== undefined && category === undefined && count === undefined;
  // A lone word is a header where it names what stands below it.
  const isBare = names.length === 1;
  if (name === undefined || (category === undefined && count === undefined && !isTranslation && !isBare))
    return undefined;
  return {
    header: true,
    isTagger: names.includes('tag_id'),
    name,
    category,
    count,
    aliases: find('alias', 'aliases'),
    translation,
    isTranslation,
    fewest: name + 1,
  };
}

/** Whether rows have so many cells, and mostly words of another script where a translation stands. */
function isTranslated(rows: readonly CsvRow[], { translation = 0, fewest }: Columns): boolean {
  const isWide = rows.some(({ cells }) => cells.slice(fewest).some((cell) => cell.trim() !== ''));
  const foreign = rows.filter(({ cells }) => FOREIGN.test(cells[translation] ?? ''));
  return !isWide && foreign.length > rows.length / 2;
}
