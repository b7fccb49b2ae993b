import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPattern, hasWildcard, literalOf, matcherOf } from '../../../core/query/wildcard.ts';

describe('a pattern', () => {
  it.each([
    ['smile', ['smile'], ['smiles', 'a smile', 'smil', '']],
    ['*hair', ['hair', 'long hair'], ['hairs', 'long hairband']],
    ['long*', ['long', 'long hair'], ['a long hair']],
    ['*_01*', ['front_01.png', '_01'], ['front_1.png']],
    ['l?ng', ['long', 'lung', 'l😀ng'], ['lng', 'loong']],
    ['a*b?c*d', ['abxcd', 'a--bxc--d', 'abbbcd', 'aab😀c_d'], ['abcd', 'abxc']],
    ['\\*\\?\\\\', ['*?\\'], ['ab\\', '*?']],
    ['**', ['', 'x'], []],
    ['?', ['x', '😀', '\ud83d'], ['', 'xy']],
    ['', [''], ['x']],
    ['a*a', ['aa', 'axa'], ['a']],
  ] as const)('%s means a whole text', (pattern, right, wrong) => {
    const matches = matcherOf(pattern, 'whole');
    expect(right.filter((text) => !matches(text))).toEqual([]);
    expect(wrong.filter(matches)).toEqual([]);
  });

  it('may mean a text anywhere', () => {
    expect(['a smile', 'smiles', 'smile'].every(matcherOf('smile', 'anywhere'))).toBe(true);
    expect(['xaxbx', 'ab'].map(matcherOf('a?b', 'anywhere'))).toEqual([true, false]);
    expect(matcherOf('', 'anywhere')('')).toBe(true);
  });

  it('knows its wildcards from the signs themselves', () => {
    expect(['a*', '?', '\\\\*'].every(hasWildcard)).toBe(true);
    expect(['a', '', '\\*', '\\?\\\\'].some(hasWildcard)).toBe(false);
  });

  it('of a text means just that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const pattern = asPattern(text);
        expect([hasWildcard(pattern), literalOf(pattern)]).toEqual([false, text]);
        expect(matcherOf(pattern, 'whole')(text)).toBe(true);
      }),
    );
  });

  it('means what a regular expression would, in all texts', () => {
    const signs = fc.constantFrom('a', 'b', 'A', '😀', '\\*', '*', '?');
    const letters = fc.constantFrom('a', 'b', 'A', '😀', '*', '\n');
    const patterns = fc.array(signs, { maxLength: 8 });
    const texts = fc.array(letters, { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        patterns,
        texts,
        fc.constantFrom('whole' as const, 'anywhere' as const),
        (parts, text, where) => {
          const source = parts.map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part)).join('');
          const reference = new RegExp(where === 'whole' ? `^(?:${source})$` : source, 'su');
          expect(matcherOf(parts.join(''), where)(text)).toBe(reference.test(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('costs no more than text times pattern, whatever it is', () => {
    // Each takes a matcher that tries again a time that no clock can tell.
    const text = 'a'.repeat(100_000);
    const hostile = ['a*'.repeat(200), '*a?'.repeat(200), `${'?*'.repeat(200)}b`, `${'*a'.repeat(500)}*b`];
    const started = performance.now();
    for (const pattern of hostile) {
      matcherOf(pattern, 'whole')(text);
      matcherOf(`${pattern}b`, 'anywhere')(text);
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
