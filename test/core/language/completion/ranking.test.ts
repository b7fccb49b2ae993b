// What people type, and what they expect first, with a list of some hundred real tags and their real counts.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../../core/caption/caption.ts';
import { completeCaption } from '../../../../core/language/completion/complete-caption.ts';
import { buildDictionary } from '../../../../core/vocabulary/dictionary/build-dictionary.ts';
import { Dictionary } from '../../../../core/vocabulary/dictionary/dictionary.ts';
import { mergeEntries } from '../../../../core/vocabulary/dictionary/merge-entries.ts';
import { readDictionary } from '../../../../core/vocabulary/dictionary/read-dictionary.ts';
import { captionPath, captionsOf } from '../../../support/datasets.ts';

const list = readFileSync('test/fixtures/popular-tags.csv', 'utf8');
const dictionary = new Dictionary(
  buildDictionary(mergeEntries([readDictionary('danbooru.csv', list).entries])),
);

/** What is offered at the end of a caption among others. */
function offered(text: string, others: readonly string[] = []): readonly string[] {
  const dataset = captionsOf([text, ...others]);
  const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
  const completed = completeCaption(dataset, captionPath(0), caption, text.length, { dictionary });
  return (completed?.suggestions ?? []).map(({ tag }) => tag);
}

describe('a caption is offered first', () => {
  it.each([
    // As typed.
    ['blu', ['blush', 'blue eyes', 'blue hair']],
    ['blue', ['blue eyes', 'blue hair']],
    ['long h', ['long hair', 'very long hair']],
    ['long', ['long hair', 'long sleeves']],
    ['from b', ['from behind', 'from below']],
    ['from ab', ['from above']],
    ['looking at v', ['looking at viewer']],
    ['depth of', ['depth of field']],
    ['1gi', ['1girl']],
    ['girl', ['1girl', 'multiple girls']],
    ['cowboy s', ['cowboy shot']],
    ['sitt', ['sitting']],
    ['stand', ['standing']],
    ['simple', ['simple background']],
    ['open m', ['open mouth']],
    ['close', ['closed mouth', 'closed eyes']],
    ['twin', ['twintails']],
    ['pony', ['ponytail']],
    ['white', ['white background', 'white shirt']],
    ['earr', ['earrings']],
    ['brown ', ['brown hair', 'brown eyes']],
    [':d', [':d']],
    ['^_', ['^_^']],
    // A large tag by a word of it before small ones by their beginning.
    ['smil', ['smile', 'light smile']],
    ['shirt', ['shirt', 'white shirt']],
    ['skirt', ['skirt', 'pleated skirt']],
    ['ear', ['earrings', 'animal ears']],
    ['ears', ['animal ears']],
    ['hat', ['hat', 'hat ribbon', 'hat bow', 'witch hat']],
    ['glasses', ['glasses']],
    ['gloves', ['gloves', 'white gloves']],
    // Names behind what pictures show.
    ['rei', ['rei no himo', 'ayanami rei']],
    ['saber', ['saber (weapon)', 'saber (fate)']],
    ['hatsune', ['hatsune miku']],
    ['genshin', ['genshin impact']],
    ['touhou', ['touhou']],
    ['sooon', ['sooon']],
    // Our own words, though the list has no count of them.
    ['wom', ['woman']],
    ['bangs', ['bangs', 'blunt bangs']],
    ['masterp', ['masterpiece']],
    ['soft', ['softbox', 'soft lighting']],
    ['studio', ['studio lighting', 'studio microphone']],
    ['rim', ['rim lighting']],
    ['sharp', ['sharp teeth', 'sharp focus']],
    ['silver', ['silver eyes', 'silver hair']],
    ['thighhi', ['thighhighs']],
    ['pantyh', ['pantyhose']],
    // Other names.
    ['sole_female', ['1girl']],
    ['sole female', ['1girl']],
    ['/lh', ['long hair']],
    ['lh', ['long hair']],
    ['brunette', ['brown hair']],
    ['gray hair', ['grey hair']],
    ['tshirt', ['t-shirt']],
    ['初音ミク', ['hatsune miku']],
    ['初音', ['hatsune miku']],
    // In any writing.
    ['BLUE E', ['blue eyes']],
    ['Long_H', ['long_hair', 'very_long_hair']],
    ['looking_at_v', ['looking_at_viewer']],
    // With a mistake.
    ['redey', ['red eyes']],
    ['blck hair', ['black hair']],
    ['blak hair', ['black hair']],
    ['browm hair', ['brown hair']],
    ['soloo', ['solo']],
    ['lookng at', ['looking at viewer']],
    ['lookingatv', ['looking at viewer']],
    ['ponytial', ['ponytail']],
    ['freckels', ['freckles']],
    ['1gril', ['1girl']],
    ['simplebackground', ['simple background']],
  ])('for %j: %j', (typed, expected) => {
    const tags = offered(`alice, ${typed}`);
    expect(tags.filter((tag) => expected.includes(tag))).toEqual(expected);
    expect(tags[0]).toBe(expected[0]);
  });
});

describe('who typed rightly', () => {
  it.each([
    ['alice, from ab', 'frog boy'],
    ['alice, depth of', 'death flag'],
    ['alice, pantyh', 'party hat'],
    ['alice, looking at v', 'looking at map'],
    // What is here already, or can't be seen, was meant all the same.
    ['1girl, 1gi', '10 io'],
    ['looking at viewer, looking at v', 'looking at food'],
    ['from behind, from b', 'frog boy'],
    ['from behind, freckle', 'freckled'],
    // Three letters are a letter away from everything.
    ['alice, sma', 'smile'],
    ['alice, mpa', 'map'],
  ])('%j: is not taken to mean %s', (text, tag) => {
    expect(offered(text)).not.toContain(tag);
  });

  it('gets what is long known before what only holds it', () => {
    const tags = offered('alice, ear', ['beard, earphones']);
    expect(tags.slice(0, 3)).toEqual(['earphones', 'earrings', 'animal ears']);
    expect(tags.indexOf('beard')).toBeGreaterThan(tags.indexOf('cat ears'));
  });
});

it('a name that few know is no reason to doubt a common tag', () => {
  const tags = offered('alice, redey');
  expect(tags.indexOf('redeye (artist)')).toBeGreaterThan(tags.indexOf('red eyeshadow'));
});

it("the dataset's own tags come first, a mistake in one of them last", () => {
  expect(offered('alice, blu', ['blurry background', 'bluebell']).slice(0, 2)).toEqual([
    'bluebell',
    'blurry background',
  ]);
  const misspelt = [...Array.from({ length: 8 }, () => 'blue dress'), 'blue drses'];
  expect(offered('alice, blue drs', misspelt)).toContain('blue dress');
});
