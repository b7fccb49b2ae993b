import fc from 'fast-check';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What is done to a file: bytes of it become others, a part is left out, a part comes twice. */
export const damage = fc.array(
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

/** A damaged file. */
export function damaged(bytes: Uint8Array, changes: Damage): Uint8Array {
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
