import { describe, expect, it } from 'vitest';
import { readToml } from '../../../core/config/toml.ts';
import { tomlTree } from '../../../core/config/toml-tree.ts';

describe.each([
  ['readToml', readToml],
  ['tomlTree', tomlTree],
])('%s', (_, read) => {
  it.each([
    ['lists in each other', `x = ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['tables in each other', `x = ${'{a='.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['a text without an end', `x = "${'\\\\'.repeat(250_000)}"`],
  ])('takes more than it can read for a mistake: %s', (_what, text) => {
    expect(read(text)).toEqual({ mistake: 'Too deep or too long to be read', offset: 0 });
  });

  it.each([
    ['a = \nb = 1\n', 2],
    ['[t]\r\na = # none\r\n\r\nb = 1\r\n', 7],
    ['a =', 2],
  ])('tells where a value is missing: %j', (text, offset) => {
    expect(read(text)).toEqual({ mistake: 'A value is missing', offset });
  });

  it('reads as deep as anybody writes', () => {
    expect(read(`x = ${'['.repeat(50)}${']'.repeat(50)}`)).not.toHaveProperty('mistake');
  });
});
