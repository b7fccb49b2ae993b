import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looseMatchOf, matchOf } from '../../../../core/language/completion/match.ts';
import { editDistance } from '../../../../core/vocabulary/edit-distance.ts';

describe('matchOf', () => {
  it.each([
    ['red eyes', 'red eyes', 'exact'],
    ['red eyes', 'red', 'prefix'],
    ['red eyes', 'ey', 'word'],
    ['red eyes', 'yes', 'inside'],
    ['tired eyes', 'red', 'inside'],
    ['scared red eyes', 'red', 'word'],
    ['red eyes', 'blue', undefined],
  ])('%j answers %j: %s', (key, typed, expected) => {
    expect(matchOf(key, typed)).toBe(expected);
  });
});

describe('looseMatchOf', () => {
  it.each([
    ['red eyes', 'redey', 'joined'],
    ['long hair', 'long hiar', 'typo'],
    ['long hair', 'hiar', 'typo'],
    ['long hair', 'lomg', 'typo'],
    ['long hair', 'lonng', 'typo'],
    ['long hair', 'longg hair', 'typo'],
    ['long hair', 'iar', undefined],
    ['long hair', 'short', undefined],
  ])('%j answers %j: %s', (key, typed, expected) => {
    expect(looseMatchOf(key, typed)).toBe(expected);
  });

  it('takes one letter more, less, another, or two swapped, and no more', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 8 });
    fc.assert(
      fc.property(word, word, (key, rest) => {
        const typed = key.charAt(0) + rest.slice(1);
        const nearest = [typed.length - 1, typed.length, typed.length + 1]
          .filter((length) => length <= key.length)
          .map((length) => editDistance(key.slice(0, length), typed));
        expect(looseMatchOf(key, typed) !== undefined).toBe(nearest.some((distance) => distance <= 1));
      }),
    );
  });
});
