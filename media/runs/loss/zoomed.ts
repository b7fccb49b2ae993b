/** The steps that are seen, from the first to the last. */
export type Window = readonly [from: number, to: number];

/**
 * A window that is smaller or larger, with a step at the same place in it; undefined where that is all there is.
 * @param range the first and the last step of all @param by a factor: 0.5 shows half as many steps
 */
export function zoomed([from, to]: Window, range: Window, at: number, by: number): Window | undefined {
  const inside = Math.max(from, Math.min(to, at));
  const start = Math.max(range[0], inside - (inside - from) * by);
  const end = Math.min(range[1], inside + (to - inside) * by);
  if (start <= range[0] && end >= range[1]) return undefined;
  // Fewer than two steps are no curve.
  return end - start < 2 ? [from, to] : [start, end];
}
