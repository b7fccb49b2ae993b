/** How many of some counts are `from` to `to`, both included. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The bars of a histogram from the first to the last that has any. @param counts in order @param width of a bar */
export function barsOf(counts: ArrayLike<number> & Iterable<number>, width: number): readonly Bar[] {
  // A full bar ends with what is read at once: 75 tokens are the last of the third one of 25.
  const barOf = (count: number) => Math.max(0, Math.ceil(count / width) - 1);
  const start = barOf(counts[0] ?? 0);
  const bars = Array.from({ length: barOf(counts[counts.length - 1] ?? 0) - start + 1 }, () => 0);
  for (const count of counts) bars[barOf(count) - start] = (bars[barOf(count) - start] ?? 0) + 1;
  return bars.map((count, index) => {
    const bar = start + index;
    return { from: bar === 0 ? 0 : bar * width + 1, to: (bar + 1) * width, count };
  });
}
