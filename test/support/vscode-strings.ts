import { vi } from 'vitest';

/** For modules of the client that are imported after this: their sentences as they are written in the program, in English. */
vi.mock('vscode', () => ({
  l10n: {
    t: (text: string, ...values: readonly (string | number)[]) =>
      text.replace(/\{(\d+)\}/g, (all, number) => `${values[Number(number)] ?? all}`),
  },
}));
