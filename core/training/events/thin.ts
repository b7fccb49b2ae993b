/** A part of a series that is drawn. */
export interface Window {
  /** The first and the last step that are seen. */
  readonly from: number;
  readonly to: number;
  /** How many columns of pixels there are. */
  readonly columns: number;
}

/**
 * The points that a drawing needs, by their place in the series: of each column of pixels the first, the lowest, the
 * highest and the last one, and one that is no finite number. A line through these looks as the line through all, and no
 * peak is lost. One point beyond either side is among them, so that the line leaves the picture.
 * @param steps in order, the least first
 */
export function thin(steps: Float64Array, values: Float64Array, window: Window): number[] {
  const first = Math.max(0, firstAtLeast(steps, window.from) - 1);
  const end = Math.min(steps.length, firstAtLeast(steps, window.to, true) + 1);
  const width = (window.to - window.from) / Math.max(1, window.columns);
  const kept: number[] = [];
  // So few points are drawn as they are.
  if (end - first <= 4 * window.columns || width <= 0) {
    for (let index = first; index < end; index++) kept.push(index);
    return kept;
  }
  const columnOf = (index: number) => Math.floor(((steps[index] as number) - window.from) / width);
  for (let index = first; index < end; ) {
    const column = columnOf(index);
    let next = index + 1;
    while (next < end && columnOf(next) === column) next++;
    keepColumn(values, index, next, kept);
    index = next;
  }
  return kept;
}

function keepColumn(values: Float64Array, first: number, end: number, kept: number[]): void {
  let [low, high, other] = [-1, -1, -1];
  for (let index = first; index < end; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) other = other < 0 ? index : other;
    else {
      if (low < 0 || value < (values[low] as number)) low = index;
      if (high < 0 || value > (values[high] as number)) high = index;
    }
  }
  const wanted = new Set([first, low, high, other, end - 1]);
  wanted.delete(-1);
  kept.push(...[...wanted].sort((a, b) => a - b));
}

/** The first place whose step is at least this one (or more than it); the length where there is none. */
function firstAtLeast(steps: Float64Array, step: number, isMore = false): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = steps[middle] as number;
    if (found < step || (isMore && found === step)) low = middle + 1;
    else high = middle;
  }
  return low;
}
