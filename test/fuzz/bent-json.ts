const DEEP = 20_000;

/** Values, as JSON has them, that nobody writes: huge, negative, of another kind, deep, with keys that objects have. */
export const bentValues: readonly string[] = [
  ...[
    'null',
    'true',
    '""',
    '[]',
    '{}',
    '0',
    '-1',
    '0.5',
    '1e308',
    '1e999',
    '9007199254740993',
    '-1e308',
    '2147483648',
  ],
  ...['"__proto__"', '"constructor"', '"\\ud800"', '"\\u0000"', '"/"', '"../../x"', '"\\u001b[31m"'],
  ...[
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
    '[["__proto__",1]]',
    '[[null]]',
    '[1,2,3]',
  ],
  `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  JSON.stringify('x'.repeat(100_000)),
];

/** Each value of a JSON text, whole or in part: a text, a number, a word, a list, a table. */
const VALUE =
  /"(?:[^"\\]|\\.)*"(?=\s*:)|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|\[\]|\{\}|\[[^[\]{}]*\]|\{[^[\]{}]*\}/g;

/** How many values a file of JSON has. */
export function placesIn(file: Uint8Array): number {
  return [...Buffer.from(file).toString('utf8').matchAll(VALUE)].length;
}

/** A file of JSON, a line a value, with another value in the place of one of its own; a key becomes `__proto__`. */
export function bent(file: Uint8Array, place: number, value: string): Buffer {
  const text = Buffer.from(file).toString('utf8');
  const one = [...text.matchAll(VALUE)][place];
  if (!one) throw new RangeError(`there is no value ${place}`);
  const [start, end] = [one.index, one.index + one[0].length];
  const isKey = /^\s*:/.test(text.slice(end));
  return Buffer.from(text.slice(0, start) + (isKey ? '"__proto__"' : value) + text.slice(end));
}
