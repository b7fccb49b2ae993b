/** Where one is in the grid, and how large it is. */
export interface Place {
  readonly index: number;
  readonly total: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly rows: number;
}

/** Where a key leads to, as in any grid: Home and End in the row, with Ctrl in all; undefined for other keys. */
export function move(key: string, withControl: boolean, place: Place): number | undefined {
  const { index, total, columns, rows } = place;
  const rowStart = index - (index % columns);
  const last = total - 1;
  // One that would leave the grid stays in its column.
  const by = (count: number) => {
    const target = index + count * columns;
    if (target < 0) return index % columns;
    if (target <= last) return target;
    const lowest = last - ((last - index) % columns);
    return count === 1 && rowStart + columns <= last ? last : Math.max(index, lowest);
  };
  const targets: Readonly<Record<string, () => number>> = {
    ArrowLeft: () => Math.max(0, index - 1),
    ArrowRight: () => Math.min(last, index + 1),
    ArrowUp: () => by(-1),
    ArrowDown: () => by(1),
    PageUp: () => by(-Math.max(1, rows - 1)),
    PageDown: () => by(Math.max(1, rows - 1)),
    Home: () => (withControl ? 0 : rowStart),
    End: () => (withControl ? last : Math.min(last, rowStart + columns - 1)),
  };
  return total === 0 ? undefined : targets[key]?.();
}
