import { appendFileSync } from 'node:fs';
import process from 'node:process';

/**
 * One figure, as bench/RESULTS.md shows it.
 * @typedef {object} Row
 * @property {string} name what is measured
 * @property {string} [size] of what, such as `10,000 pairs`
 * @property {string} unit of `measured` and `reference`
 * @property {number} measured a median where it is a time
 * @property {number} [reference] the same of what it is measured beside, in the same run
 * @property {string} [against] what that is
 * @property {{ of: 'measured' | 'ratio' | 'over', most?: number, least?: number }} [target] what is asked of the figure, of
 * its ratio to the reference, or of how far it is over that
 */

/**
 * Tells a figure to who runs all benches: a line of JSON in the file that LORA_BENCH_ROWS names. Without that, nothing.
 * @param {Row} row
 */
export function tellRow(row) {
  const file = process.env.LORA_BENCH_ROWS;
  const ratio = row.reference === undefined ? undefined : row.measured / row.reference;
  if (file) appendFileSync(file, `${JSON.stringify({ ...row, ratio })}\n`);
}

/** Whether a figure is as asked; undefined where nothing is. */
export function isReached({ measured, reference = Number.NaN, target }) {
  if (!target) return undefined;
  const value = { measured, ratio: measured / reference, over: measured - reference }[target.of];
  return value <= (target.most ?? Number.POSITIVE_INFINITY) && value >= (target.least ?? 0);
}

/** How many of what: `10,000 pairs`. */
export function sizeOf(count, what) {
  return `${Number(count).toLocaleString('en')} ${what}`;
}

/** The middle one of some numbers, which stay in their order. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
