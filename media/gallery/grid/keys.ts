import type { Rows } from './rows.ts';

/** Where a key leads to, as in any grid: Home and End in the row, with Ctrl in all; undefined for other keys. */
export function move(
  key: string,
  withControl: boolean,
  index: number,
  rows: Rows,
  /** Rows that fit on the screen. */
  screenful: number,
): number | undefined {
  if (rows.total === 0) return undefined;
  const last = rows.total - 1;
  const row = rows.rowOf(index);
  const here = rows.at(row);
  const [start, end] = here.kind === 'pairs' ? [here.start, here.end] : [0, 0];
  // In the same column; the last of a row that has none there.
  const inRow = (target: number) => {
    const content = rows.at(target);
    return content.kind === 'pairs' ? Math.min(content.start + index - start, content.end - 1) : index;
  };
  const by = (count: number) => {
    let target = row;
    for (let step = 0; step < Math.abs(count); step++) {
      const next = rows.neighbour(target, count < 0 ? -1 : 1);
      if (next === undefined) break;
      target = next;
    }
    return inRow(target);
  };
  const page = Math.max(1, screenful - 1);
  const targets: Readonly<Record<string, () => number>> = {
    ArrowLeft: () => Math.max(0, index - 1),
    ArrowRight: () => Math.min(last, index + 1),
    ArrowUp: () => by(-1),
    ArrowDown: () => by(1),
    PageUp: () => by(-page),
    PageDown: () => by(page),
    Home: () => (withControl ? 0 : start),
    End: () => (withControl ? last : end - 1),
  };
  return targets[key]?.();
}
