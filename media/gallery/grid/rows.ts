import type { ListingGroup } from '../../../protocol/gallery/listing.ts';

/** What stands in a row: the title of a group, or the pairs from `start` to before `end`. */
export type RowContent =
  | { readonly kind: 'group'; readonly title: string; readonly count: number }
  | { readonly kind: 'pairs'; readonly start: number; readonly end: number };

/** A run of rows without a title in between. */
interface Run {
  readonly title: string | undefined;
  readonly start: number;
  readonly end: number;
  /** The number of its first row, which is that of its title where it has one. */
  readonly row: number;
}

/** The rows of a listing: so many pairs in each, groups beginning with a title. Numbers count from 0. */
export class Rows {
  readonly columns: number;
  readonly total: number;
  readonly count: number;
  readonly #runs: readonly Run[];

  constructor(total: number, columns: number, groups: readonly ListingGroup[]) {
    this.total = total;
    this.columns = columns;
    const runs: Run[] = [];
    let row = 0;
    const add = (title: string | undefined, start: number, end: number) => {
      if (end <= start) return;
      runs.push({ title, start, end, row });
      row += Math.ceil((end - start) / columns) + (title === undefined ? 0 : 1);
    };
    add(undefined, 0, groups[0]?.start ?? total);
    for (const [place, { title, start }] of groups.entries())
      add(title, start, Math.min(total, groups[place + 1]?.start ?? total));
    this.#runs = runs;
    this.count = row;
  }

  at(row: number): RowContent {
    const run = this.#run((one) => one.row <= row);
    const isTitle = run.title !== undefined && row === run.row;
    if (run.title !== undefined && isTitle)
      return { kind: 'group', title: run.title, count: run.end - run.start };
    const start = run.start + (row - run.row - titleRows(run)) * this.columns;
    return { kind: 'pairs', start, end: Math.min(start + this.columns, run.end) };
  }

  isGroup(row: number): boolean {
    return this.at(row).kind === 'group';
  }

  /** The row in which a pair stands. */
  rowOf(index: number): number {
    const run = this.#run((one) => one.start <= index);
    return run.row + titleRows(run) + Math.floor((index - run.start) / this.columns);
  }

  /** The first pair of a row; of a title's row, that of the row below. */
  firstOf(row: number): number {
    const content = this.at(Math.min(row, this.count - 1));
    return content.kind === 'pairs' ? content.start : this.firstOf(row + 1);
  }

  /** The next row with pairs in a direction; undefined where there is none. */
  neighbour(row: number, direction: 1 | -1): number | undefined {
    for (let next = row + direction; next >= 0 && next < this.count; next += direction)
      if (!this.isGroup(next)) return next;
    return undefined;
  }

  /** The last run that something is true of; it is true of none behind that. */
  #run(isBefore: (run: Run) => boolean): Run {
    let [low, high] = [0, this.#runs.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (isBefore(this.#runs[middle] as Run)) low = middle;
      else high = middle - 1;
    }
    return this.#runs[low] ?? { title: undefined, start: 0, end: 0, row: 0 };
  }
}

function titleRows({ title }: Run): number {
  return title === undefined ? 0 : 1;
}
