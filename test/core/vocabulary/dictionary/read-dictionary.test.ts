import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../../core/vocabulary/dictionary/csv-rows.ts';
import { readDictionary } from '../../../../core/vocabulary/dictionary/read-dictionary.ts';

const entriesOf = (text: string, file = 'danbooru.csv') => readDictionary(file, text).entries;
const cellsOf = (text: string) => [...csvRows(text)].map(({ cells }) => cells);

describe('rows', () => {
  it.each([
    ['a,b\nc', [['a', 'b'], ['c']]],
    ['a\r\nb\rc\n', [['a'], ['b'], ['c']]],
    ['\ufeffa,"b,c"', [['a', 'b,c']]],
    ['"i""s",3,84,', [['i"s', '3', '84', '']]],
    ['a,"""no"" x,y"', [['a', '"no" x,y']]],
    [
      'a,"b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,5" tall,c', [['a', '5" tall', 'c']]],
    ['"a"b,c', [['ab', 'c']]],
    ['a,"",b', [['a', '', 'b']]],
    ['\n \n', []],
  ])('of %j', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  it('know their line, blank ones counted', () => {
    expect([...csvRows('a\r\n\r\nb\n\nc')].map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('hold again what was written with doubled quotes', () => {
    const cell = fc.stringMatching(/^[ -~é]{1,8}$/);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((cells) => cells.map(quoted).join(',')).join('\n');
        expect(cellsOf(text)).toEqual(rows);
      }),
    );
  });
});

describe("tagcomplete's lists", () => {
  it('have a name, a category, a count and aliases', () => {
    const text = '1girl,0,6008644,"1girls,sole_female"\nlow-tied_long_hair,0,42325,long_hair_tied_low\n';
    expect(entriesOf(text)).toEqual([
      { name: '1girl', category: 'general', count: 6008644, aliases: ['1girls', 'sole_female'] },
      { name: 'low-tied_long_hair', category: 'general', count: 42325, aliases: ['long_hair_tied_low'] },
    ]);
  });

  it('may lack counts and aliases', () => {
    expect(entriesOf('highres,5\nleo/need_len,4,25,\nhat,0,,hats')).toEqual([
      { name: 'highres', category: 'meta', count: undefined, aliases: [] },
      { name: 'leo/need_len', category: 'character', count: 25, aliases: [] },
      { name: 'hat', category: 'general', count: undefined, aliases: ['hats'] },
    ]);
  });

  it('of extra tags have a label instead of a count', () => {
    expect(entriesOf('masterpiece,5,Quality tag,,', 'extra-quality-tags.csv')).toEqual([
      { name: 'masterpiece', category: 'meta', count: undefined, aliases: [], label: 'Quality tag' },
    ]);
  });

  it('keep shorthands and quotes in aliases', () => {
    expect(entriesOf('long_hair,0,9,"/lh, ,longhair,""long"""')[0]?.aliases).toEqual([
      '/lh',
      'longhair',
      '"long"',
    ]);
  });

  it('lose the rows that make no sense, and say which', () => {
    const text = `a,0,1\n,0,1\nb\nc,general,1\n${'x'.repeat(201)},0,1\nd\0,0,1\n"e,f",0,1\ng,-1,1\nh,,1`;
    const { entries, skipped } = readDictionary('danbooru.csv', text);
    expect(entries.map(({ name, category }) => [name, category])).toEqual([
      ['a', 'general'],
      ['g', 'unknown'],
      ['h', 'unknown'],
    ]);
    expect(skipped).toEqual([
      { line: 2, problem: 'name' },
      { line: 3, problem: 'cells' },
      { line: 4, problem: 'category' },
      { line: 5, problem: 'name' },
      { line: 6, problem: 'name' },
      { line: 7, problem: 'name' },
    ]);
  });

  it('of extra tags may have a translation', () => {
    expect(entriesOf('best quality,5,Quality tag,,最好', 'extra-quality-tags.csv')[0]?.aliases).toEqual([
      '最好',
    ]);
  });

  it.each([
    ['1girl,一个女孩\nsolo,"单人,独自"\nabsurdres,absurdres\n'],
    ['1girl,0,一个女孩\nsolo,0,单人|独自\nabsurdres,5,absurdres,\n'],
    ['tag,translation\n1girl,一个女孩\nsolo,单人、独自\nabsurdres,absurdres\n'],
  ])('of translations tell what tags are called: %j', (text) => {
    const { entries, skipped, isTranslation } = readDictionary('danbooru.zh.csv', text);
    expect([isTranslation, skipped]).toEqual([true, []]);
    expect(entries.map(({ name, count, aliases }) => [name, count, aliases])).toEqual([
      ['1girl', undefined, ['一个女孩']],
      ['solo', undefined, ['单人', '独自']],
      ['absurdres', undefined, ['absurdres']],
    ]);
  });

  it.each([
    'masterpiece,5,Quality tag\n',
    'long_hair,0,5,长发\n',
    '女の子,0,5\n',
    '一个女孩\n单人\n',
    'smile,0\n',
  ])('of tags are no translations: %j', (text) => {
    expect(readDictionary('mine.csv', text)).toMatchObject({ isTranslation: false, skipped: [] });
  });
});

describe('categories', () => {
  it.each([
    ['danbooru.csv', 5, 'meta'],
    ['danbooru_2025-05-01_pt25-ia-dd.csv', 3, 'copyright'],
    ['e621_sfw.csv', 5, 'species'],
    ['e621.csv', 8, 'lore'],
    ['danbooru_e621_merged.csv', 12, 'species'],
    ['danbooru_e621_merged.csv', 5, 'meta'],
    ['derpibooru.csv', 7, 'character'],
    ['mine.csv', 5, 'meta'],
    ['mine.csv', 99, 'unknown'],
  ])('%s: %i is %s', (file, number, category) => {
    expect(entriesOf(`x,${number},7,`, file)[0]?.category).toBe(category);
  });

  it.each([
    ['0 1 3 4 5', 5, 'meta'],
    ['0 1 4 5 7', 5, 'species'],
    ['0 4 5 7 11', 7, 'character'],
    ['0 5 7 14', 5, 'meta'],
  ])('of a list that uses %s: %i is %s', (numbers, number, category) => {
    const text = numbers.replace(/\d+/g, 't$&,$&,1,').replaceAll(' ', '\n');
    expect(entriesOf(text, 'mine.csv').find(({ name }) => name === `t${number}`)?.category).toBe(category);
  });
});

describe('other lists', () => {
  it("a tagger's selected_tags.csv", () => {
    const text =
      'tag_id,name,category,count\n9999999,general,9,807858\n470575,1girl,0,4225150\n1,hatsune_miku,4,9\n';
    expect(entriesOf(text, 'selected_tags.csv')).toEqual([
      { name: 'general', category: 'rating', count: 807858, aliases: [] },
      { name: '1girl', category: 'general', count: 4225150, aliases: [] },
      { name: 'hatsune_miku', category: 'character', count: 9, aliases: [] },
    ]);
  });

  it("PixAI's, with more columns and lists in them", () => {
    const text = `id,tag_id,name,category,count,ips\n0,470575,1girl,0,42,[]\n1,2,miku,4,7,"[""vocaloid"", ""x""]"\n`;
    expect(entriesOf(text, 'selected_tags.csv')).toMatchObject([
      { name: '1girl', category: 'general', count: 42 },
      { name: 'miku', category: 'character', count: 7, aliases: [] },
    ]);
  });

  it('with a header and aliases', () => {
    expect(entriesOf('tag,category,count,alias\n1girl,0,5,"女の子,girl"', 'e621_tags.csv')).toEqual([
      { name: '1girl', category: 'general', count: 5, aliases: ['女の子', 'girl'] },
    ]);
  });

  it.each([
    ['autocomplete.txt', '1girl,6\nsolo,5\n', [6, 5]],
    ['words.csv', '1girl,6008644\nsolo,5\n', [6008644, 5]],
    ['words.csv', '1girl\nsolo\n', [undefined, undefined]],
    ['words.csv', 'tag\n1girl\nsolo\n', [undefined, undefined]],
  ])('%s with names and counts: %j', (file, text, counts) => {
    const entries = entriesOf(text, file);
    expect(entries.map(({ name }) => name)).toEqual(['1girl', 'solo']);
    expect(entries.map(({ count }) => count)).toEqual(counts);
    expect(entries.map(({ category }) => category)).toEqual(['unknown', 'unknown']);
  });
});

it('reading never throws, and every row that is not blank is an entry, the header or told', () => {
  const part = fc.constantFrom(
    'a',
    '_',
    ',',
    '"',
    '\n',
    '\r',
    '0',
    '9',
    '-',
    ' ',
    '\0',
    '女',
    '\ud800',
    'name',
    'count',
  );
  const text = fc.oneof(
    fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
    fc.array(part).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('a.csv', 'a.txt', 'e621.csv'), (content, file) => {
      const { entries, skipped } = readDictionary(file, content);
      const rows = [...csvRows(content)].length;
      expect([rows, rows - 1]).toContain(entries.length + skipped.length);
    }),
    { numRuns: 100 },
  );
});
