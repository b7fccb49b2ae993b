/** A sentence with its places filled: `{0}`, `{1}`; numbers as one reads them. */
export function filled(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d+)\}/g, (all, place) => {
    const value = values[Number(place)];
    return value === undefined ? all : typeof value === 'number' ? written(value) : value;
  });
}

/** A number as one reads it in the page's language: `12,345`. */
export function written(count: number): string {
  return count.toLocaleString(document.documentElement.lang || undefined);
}
