/** A sentence with its places filled: `{0}`, `{1}`. */
export function filled(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d+)\}/g, (all, place) => String(values[Number(place)] ?? all));
}
