/** The editor's API as far as modules of the client need it in tests: their sentences as they are written in the program, in English. */
export const l10n = {
  t: (text: string, ...values: readonly (string | number)[]): string =>
    text.replace(/\{(\d+)\}/g, (all, number) => `${values[Number(number)] ?? all}`),
};
