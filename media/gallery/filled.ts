/** A sentence with its places filled: `{0}`, `{1}`; numbers as one reads them. */
export function filled(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d+)\}/g, (all, place) => {
    const value = values[Number(place)];
    return value === undefined ? all : typeof value === 'number' ? written(value) : value;
  });
}

/** A number as one reads it in the page's language: `12,345`. */
export function written(count: number): string {
  // The first number that is written so takes a browser more than ten milliseconds.
  if (Number.isInteger(count) && Math.abs(count) < 1000) return String(count);
  return count.toLocaleString(document.documentElement.lang || undefined);
}
