import { vi } from 'vitest';

/** The page's sentences as they are written in the program, in English. */
vi.mock('vscode', () => ({
  l10n: {
    t: (text: string, ...values: readonly string[]) =>
      text.replace(/\{(\d+)\}/g, (all, number) => values[Number(number)] ?? all),
  },
}));

const { galleryStrings } = await import('../../client/gallery/strings/index.ts');

export const pageStrings = galleryStrings();
