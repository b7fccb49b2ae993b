// Files as anybody may have made them: damaged, cut off, made to be slow. No reader fails, and none takes long.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settings } from './cases.ts';
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

/** What is done to a file: bytes of it become others, a part is left out, a part comes twice. */
const damage = fc.array(
  fc.record({
    at: fc.nat(2 ** 31 - 1),
    kind: fc.constantFrom('set', 'set', 'set', 'cut', 'twice', 'insert'),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc
        .constantFrom(...['"', '\\', '[', '{', '}', '\n', '\0', '%', '=', ',', '\ud800', '"""', '__proto__'])
        .map(bytesOf),
      fc.constant(new Uint8Array(8).fill(255)),
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

type Damage = typeof damage extends fc.Arbitrary<infer Value> ? Value : never;

function damaged(bytes: Uint8Array, changes: Damage): Uint8Array {
  let now = Buffer.from(bytes);
  for (const { at, kind, bytes: put } of changes) {
    const place = at % (now.length + 1);
    const [before, after] = [now.subarray(0, place), now.subarray(place)];
    if (kind === 'set') now = Buffer.concat([before, put, after.subarray(put.length)]);
    else if (kind === 'insert') now = Buffer.concat([before, put, after]);
    else if (kind === 'cut') now = Buffer.concat([before, after.subarray(at % 500)]);
    else now = Buffer.concat([before, after.subarray(0, at % 500), after]);
  }
  return now;
}

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
