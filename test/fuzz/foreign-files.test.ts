// Files as anybody may have made them: damaged, cut off, made to be slow. No reader fails, and none takes long.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settings } from './cases.ts';
import { damage, damaged } from './damage.ts';
import { foreignReaders } from './foreign-readers.ts';
import { slowTexts } from './slow-texts.ts';

const bytesOf = (seed: Uint8Array | string) =>
  typeof seed === 'string' ? new TextEncoder().encode(seed) : seed;
/** The readers share the cases. */
const each = { ...settings, numRuns: Math.ceil(settings.numRuns / foreignReaders.length) };
/** Longer ones are cut at some places only. */
const CUT_EVERYWHERE = 2000;
/** A reader that goes through a file a few times is done in a twentieth of it (ms), on a busy machine too. */
const LONGEST = 15_000;

describe.each(foreignReaders)('$name', ({ read, seeds }) => {
  it('are read as they are', () => {
    for (const seed of seeds) expect(() => read(bytesOf(seed))).not.toThrow();
  });

  it('of random bytes throw nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void read(bytes)),
      each,
    );
  });

  it('that are damaged throw nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        damage,
        (seed, changes) => void read(damaged(bytesOf(seed), changes)),
      ),
      each,
    );
  });

  it('that are cut off anywhere throw nothing', () => {
    for (const seed of seeds) {
      const bytes = bytesOf(seed);
      const step = Math.max(1, Math.floor(bytes.length / CUT_EVERYWHERE));
      for (let end = 0; end < bytes.length; end += step) read(bytes.subarray(0, end));
    }
  });

  it.each(Object.entries(slowTexts))(
    'of much of the same throw nothing and take no time: %s',
    (_, text) => {
      const bytes = bytesOf(text);
      const began = performance.now();
      read(bytes);
      expect(performance.now() - began).toBeLessThan(LONGEST);
    },
    60_000,
  );
});
