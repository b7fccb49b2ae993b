import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDictionary } from '../../../../core/vocabulary/dictionary/build-dictionary.ts';
import { Dictionary } from '../../../../core/vocabulary/dictionary/dictionary.ts';
import { mergeEntries } from '../../../../core/vocabulary/dictionary/merge-entries.ts';
import { readDictionary, type TagEntry } from '../../../../core/vocabulary/dictionary/read-dictionary.ts';
import { naiveSearch } from './naive-search.ts';

const list = `1girl,0,6008644,"1girls,sole_female"
long_hair,0,4350743,"/lh,longhair"
looking_at_viewer,0,3315722,"/lav,pov_eye_contact"
blonde_hair,0,1537942,"blond,blonde"
gloves,0,1353783,glove
red_eyes,0,1275540,redeyes
hair_ornament,0,1419302,hair_accessory
sitting,0,939842,"sit,sitting_down"
braid,0,629860,braided_hair
very_long_hair,0,952244,
^_^,0,110141,^^
reddish_theme,0,50,
hatsune_miku_(vocaloid),4,100000,miku
masterpiece,5,Quality tag,
Pokémon_Center,3,60,
eyes,0,12,
red_eyeshadow,0,12911,`;

const tags = mergeEntries([readDictionary('danbooru.csv', list).entries]);
const dictionary = new Dictionary(buildDictionary(tags));
const found = (typed: string, most?: number) =>
  dictionary
    .search(typed, most)
    .map(({ tag, kind, alias }) => `${alias === undefined ? '' : `${alias} ➝ `}${tag}: ${kind}`);

describe('a search', () => {
  it.each([
    ['eyes', ['eyes: exact', 'red eyes: word', 'red eyeshadow: word']],
    ['red', ['red eyes: prefix', 'red eyeshadow: prefix', 'reddish theme: prefix']],
    ['glove', ['gloves: exact']],
    ['lh', ['/lh ➝ long hair: exact']],
    ['blond', ['blonde hair: exact']],
    ['sole', ['sole female ➝ 1girl: prefix']],
    ['girl', ['1girl: word']],
    ['irl', ['1girl: inside']],
    ['vocaloid', ['hatsune miku (vocaloid): word']],
    ['^_', ['^_^: prefix']],
    ['^_^', ['^_^: exact']],
    ['POKÉMON', ['Pokémon Center: prefix']],
    ['  Long__', ['long hair: prefix']],
  ])('for %j finds first %j', (typed, expected) => {
    expect(found(typed).slice(0, expected.length)).toEqual(expected);
  });

  it.each([
    ['lnog_hair', 'long hair'],
    ['lnog ha', 'long hair'],
    ['blnode ahir', 'blonde hair'],
    ['blode hair', 'blonde hair'],
    ['blonnde', 'blonde hair'],
    ['bkonde h', 'blonde hair'],
    ['looking_at_veiwer', 'looking at viewer'],
    ['lookingatviewer', 'looking at viewer'],
    ['redey', 'red eyes'],
    ['braded hair', 'braid'],
    ['1gril', '1girl'],
    ['gril', '1girl'],
    ['pokemon', 'Pokémon Center'],
  ])('for %j means %j', (typed, tag) => {
    expect(dictionary.search(typed)[0]?.tag).toBe(tag);
  });

  it('for nothing gives the most used tags, and no more than asked for', () => {
    expect(found('', 2)).toEqual(['1girl: prefix', 'long hair: prefix']);
  });

  it.each(['zzzz', '\0', '\ud83d'])('for %j finds nothing', (typed) => {
    expect(found(typed)).toEqual([]);
  });

  it('for a whole text pasted finds nothing', () => {
    expect(found('long hair, '.repeat(1000))).toEqual([]);
  });

  it.each([
    // Names are a class lower, those that few know behind all others.
    ['red', ['red eyes', 'red dwarf (series)', 'red tea', 'red (artist)']],
    ['re', ['red eyes', 'red dwarf (series)', 'red tea', 'red (artist)']],
    // Ten times the use outweighs the beginning.
    ['tea', ['tea set', 'red tea']],
    ['eyes', ['red eyes', 'eyes open']],
  ])('for %j ranks by use and match: %j', (typed, expected) => {
    const text =
      'red_eyes,0,90000,\nred_tea,0,20,\nred_dwarf_(series),3,900,\nred_(artist),1,299,\ntea_set,0,25,\neyes_open,0,5000,\n';
    const few = new Dictionary(buildDictionary(mergeEntries([readDictionary('a.csv', text).entries])));
    expect(few.search(typed).map(({ tag }) => tag)).toEqual(expected);
  });

  it.each(['long hia', 'glvoes', 'sitt', 'lookng'])('%j: a typo only where nothing begins so', (typed) => {
    const kinds = new Set(dictionary.search(typed).map(({ kind }) => kind));
    expect(kinds.has('typo')).toBe(!kinds.has('prefix') && !kinds.has('word'));
  });

  it('takes who typed a whole tag at their word', () => {
    expect(dictionary.search('braid').filter(({ kind }) => kind === 'typo')).toEqual([]);
  });

  it('tells count and category', () => {
    expect(dictionary.search('masterp')).toMatchObject([{ category: 'meta', count: undefined }]);
    expect(dictionary.search('miku')).toMatchObject([{ category: 'character', count: 100000 }]);
  });
});

describe('an entry', () => {
  it.each(['long hair', 'Long_Hair', ' LONG  HAIR ', 'longhair', '/lh'])('is found by %j', (spelling) => {
    expect(dictionary.entry(spelling)).toEqual({
      tag: 'long hair',
      key: 'long hair',
      category: 'general',
      count: 4350743,
      label: undefined,
      aliases: ['/lh', 'longhair'],
    });
  });

  it('has the label of an extra list', () => {
    expect(dictionary.entry('masterpiece')).toMatchObject({ label: 'Quality tag', count: undefined });
  });

  it.each(['long', 'hair', '', '\0', 'long hair x', 'lh'])('is none for %j', (spelling) => {
    expect(dictionary.entry(spelling)).toBeUndefined();
  });

  it('is found by its name before any alias', () => {
    const text = 'gun,0,5,"pistol,arm"\npistol,0,9,\nrifle,0,1,arm';
    const both = new Dictionary(buildDictionary(mergeEntries([readDictionary('a.csv', text).entries])));
    expect(both.entry('pistol')?.tag).toBe('pistol');
    expect(both.entry('arm')?.tag).toBe('gun');
  });
});

it('counts posts of a tag, an alias and a face', () => {
  const counts = ['red_eyes', 'redeyes', '^_^', '^ ^', 'masterpiece', 'nothing'].map((tag) =>
    dictionary.count(tag),
  );
  expect(counts).toEqual([1275540, 1275540, 110141, 110141, undefined, undefined]);
});

it('without any tag finds nothing', () => {
  const empty = new Dictionary(buildDictionary([]));
  expect([empty.size, empty.search(''), empty.search('abc'), empty.entry('a')]).toEqual([
    0,
    [],
    [],
    undefined,
  ]);
});

describe('for any tags and anything typed', () => {
  const letter = fc.constantFrom('a', 'b', 'c', '_', ' ', '1', '(', '/', 'é', '女', '😀');
  const text = (most: number) => fc.array(letter, { maxLength: most }).map((letters) => letters.join(''));
  const entry: fc.Arbitrary<TagEntry> = fc.record({
    name: text(9),
    category: fc.constantFrom('general' as const, 'artist' as const),
    count: fc.option(fc.oneof(fc.nat(5), fc.constantFrom(299, 300, 9000)), { nil: undefined }),
    aliases: fc.array(text(6), { maxLength: 3 }),
  });
  const lists = fc.array(fc.array(entry, { maxLength: 60 }), { maxLength: 2 });

  it('the best are those that looking at every tag and sorting finds', () => {
    fc.assert(
      fc.property(lists, text(7), fc.integer({ min: 1, max: 50 }), (entries, typed, most) => {
        const merged = mergeEntries(entries);
        const matches = new Dictionary(buildDictionary(merged)).search(typed, most);
        const found = matches.map(({ key, kind, alias }) => ({ key, kind, alias }));
        const expected = naiveSearch(merged, typed, most);
        expect(found.map(({ key, kind }) => [key, kind])).toEqual(
          expected.map(({ key, kind }) => [key, kind]),
        );
        for (const [index, { key, alias }] of found.entries()) {
          expect(alias === undefined).toBe(expected[index]?.alias === undefined);
          if (alias !== undefined) expect(merged.find((tag) => tag.key === key)?.aliases).toContain(alias);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('every name and alias leads to an entry', () => {
    fc.assert(
      fc.property(lists, (entries) => {
        const merged = mergeEntries(entries);
        const built = new Dictionary(buildDictionary(merged));
        for (const { key, aliases } of merged) {
          expect(built.entry(key)?.key).toBe(key);
          for (const alias of aliases) expect(built.entry(alias)).toBeDefined();
        }
      }),
      { numRuns: 50 },
    );
  });
});
