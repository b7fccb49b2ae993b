/** Ratios that differ less are told apart by nobody: `3:2` is that of 1000 × 667 too. */
const SAME = 0.005;

/** Reads a ratio: `1.5`, `3:2`, `3/2`, `3x2`; undefined for anything else, and for nothing by something. */
export function readRatio(written: string): number | undefined {
  const [, width = '', height = '1'] =
    /^(\d{1,9}(?:\.\d{1,9})?)(?:[:/x×](\d{1,9}(?:\.\d{1,9})?))?$/.exec(written) ?? [];
  const ratio = Number(width) / Number(height);
  return width !== '' && Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}

/** Compares a picture's ratio with one that somebody wrote: below 0 where it is less, 0 where they are the same to two decimals. */
export function compareRatios(ratio: number, written: number): number {
  const difference = ratio - written;
  return Math.abs(difference) <= SAME + 1e-9 ? 0 : difference;
}
