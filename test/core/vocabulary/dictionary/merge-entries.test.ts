import { expect, it } from 'vitest';
import { mergeEntries } from '../../../../core/vocabulary/dictionary/merge-entries.ts';
import type { TagEntry } from '../../../../core/vocabulary/dictionary/read-dictionary.ts';

const entry = (name: string, count?: number, rest: Partial<TagEntry> = {}): TagEntry => ({
  name,
  category: 'general',
  count,
  aliases: [],
  ...rest,
});

it('tags are ordered by use, those without a count last, equal ones as they were', () => {
  const merged = mergeEntries([
    [entry('b', 1), entry('x'), entry('a', 5)],
    [entry('c', 1), entry('d', 0)],
  ]);
  expect(merged.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'x']);
});

it('spellings of one tag are one entry: that of the highest count, with all aliases', () => {
  const [merged, ...others] = mergeEntries([
    [entry('Long_Hair', 5, { aliases: ['longhair', '/lh'] })],
    [entry('long__hair', 9, { category: 'meta', aliases: ['lengthy_hair', 'LongHair', 'long hair'] })],
    [entry('long hair')],
  ]);
  expect(others).toEqual([]);
  expect(merged).toEqual({
    key: 'long hair',
    name: 'long__hair',
    category: 'meta',
    count: 9,
    aliases: ['longhair', '/lh', 'lengthy hair'],
  });
});

it('in a tie the earlier list wins', () => {
  const lists = [[entry('a', 5, { category: 'meta' })], [entry('a', 5, { category: 'artist' })]];
  expect(mergeEntries(lists)).toMatchObject([{ category: 'meta' }]);
});

it('faces keep their underscores', () => {
  expect(mergeEntries([[entry('^_^', 1), entry('o_o', 1), entry('a_b', 1), entry('__', 9)]])).toMatchObject([
    { key: '^_^' },
    { key: 'o_o' },
    { key: 'a b' },
  ]);
});
