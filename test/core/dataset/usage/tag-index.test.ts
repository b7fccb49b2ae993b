import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagUse } from '../../../../core/dataset/statistics.ts';
import { TagIndex } from '../../../../core/dataset/usage/tag-index.ts';
import { matchOf } from '../../../../core/language/completion/match.ts';

const useOf = (key: string, count: number): TagUse => ({ key, count, spellings: new Map(), positions: 0 });
const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 });
const uses = fc
  .uniqueArray(
    letters.filter((key) => key.trim() === key && key !== ''),
    { maxLength: 40 },
  )
  .chain((keys) => fc.tuple(...keys.map((key) => fc.nat(9).map((count) => useOf(key, count)))));

/** All that hold a text in a way, the most used first: what the index has to find without looking at all. */
function slowly(all: readonly TagUse[], typed: string, kinds: readonly string[]): readonly string[] {
  return all
    .filter(({ key }) => kinds.includes(matchOf(key, typed) ?? ''))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key);
}

describe('TagIndex', () => {
  it('finds the most used tags that begin with a text, and of those with such a word', () => {
    fc.assert(
      fc.property(uses, letters, fc.integer({ min: 1, max: 10 }), (all, typed, most) => {
        fc.pre(typed.trim() === typed && typed !== '');
        const found = [...new TagIndex(all).holding(typed, most)];
        const begun = slowly(all, typed, ['exact', 'prefix']).slice(0, most);
        const words = slowly(all, typed, ['word']).slice(0, most);
        expect(found).toEqual(expect.arrayContaining([...begun, ...words]));
        expect(found.every((key) => key.includes(typed))).toBe(true);
      }),
    );
  });

  it('finds all that hold a text where they are few', () => {
    fc.assert(
      fc.property(uses, letters, (all, typed) => {
        fc.pre(typed !== '');
        const expected = slowly(all, typed, ['exact', 'prefix', 'word', 'inside']);
        expect(new Set(new TagIndex(all).holding(typed, 100))).toEqual(new Set(expected));
      }),
    );
  });

  it('gives the most used ones where nothing is typed', () => {
    const index = new TagIndex([useOf('rare', 1), useOf('often', 3), useOf('some', 2)]);
    expect([...index.holding('', 2)]).toEqual(['often', 'some']);
  });

  it('finds words by their first letter', () => {
    const index = new TagIndex([useOf('red hair', 5), useOf('hat', 9), useOf('blue hair', 7)]);
    expect([...index.withInitial('h', 10)]).toEqual(['hat', 'blue hair', 'red hair']);
    expect([...index.withInitial('x', 10)]).toEqual([]);
  });
});
