/** Numbers have so many digits at least, so that they sort as they count. */
const FEWEST_DIGITS = 2;

/** Whether the names of a pattern differ from each other. */
export function tellsApart(pattern: string): boolean {
  return /\{(?:n|name)\}/.test(pattern);
}

/**
 * New names by a pattern: `{n}` is a number from 1, with as many digits as the last one has; `{name}` the old name.
 * @param stems the old names without extension, in their order
 */
export function namesByPattern(pattern: string, stems: readonly string[]): readonly string[] {
  const digits = Math.max(FEWEST_DIGITS, String(stems.length).length);
  return stems.map((stem, index) =>
    pattern.replace(/\{(n|name)\}/g, (_, what) =>
      what === 'n' ? String(index + 1).padStart(digits, '0') : stem,
    ),
  );
}
