import { describe, expect, it } from 'vitest';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { lintFile } from '../../../core/engine.ts';
import type { ImageFacts } from '../../../core/image/facts.ts';
import { basename } from '../../../core/path.ts';
import { imagesThat, isOfPairs, needsOf, onlyImages } from '../../../core/query/filter.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';
import { queryOf } from './queries.ts';

const captions: Readonly<Record<string, string>> = {
  '10_alice woman/a.png': '1girl, Long_Hair, smile',
  '10_alice woman/b.png': '1girl,  long hair ,red eyes, from behind',
  '10_alice woman/back_01.png': 'alice \\(fate\\), solo',
  '5_bob/c.png': 'A man in a café. He smiles.',
  '5_bob/IMG_d.png': '',
  '5_bob/none.png': 'no caption',
  '5_bob/日本.png': '日本, 😀',
};

function withSizes(dataset: Dataset, sizes: Readonly<Record<string, readonly [number, number]>>): Dataset {
  const images = Object.entries(sizes).map(([name, [width, height]]) => {
    const path = `/dataset/${name}`;
    const facts: ImageFacts = { state: 'readable', width, height, format: 'png' };
    return [path, { path, facts }] as const;
  });
  return withFiles(dataset, { images: new Map(images) });
}

const dataset = withSizes(
  datasetOf({
    ...Object.fromEntries(Object.keys(captions).map((image) => [image, ''])),
    ...Object.fromEntries(
      Object.entries(captions)
        .filter(([image]) => !image.includes('none'))
        .map(([image, text]) => [image.replace('.png', '.txt'), text]),
    ),
  }),
  {
    '10_alice woman/a.png': [768, 768],
    '10_alice woman/b.png': [1000, 667],
    '10_alice woman/back_01.png': [512, 768],
    '5_bob/c.png': [1200, 900],
  },
);

const findingsOf = (file: string) => lintFile(dataset, file, { knowledge });

/** The names of the pictures that a query finds, without extension, in no order. */
async function found(query: string, reviewed: readonly string[] = []): Promise<readonly string[]> {
  const isReviewed = (image: string) => reviewed.includes(basename(image));
  const images = await imagesThat(queryOf(query), { dataset, knowledge, findingsOf, isReviewed }, noTurn);
  return [...images].map((path) => basename(path).replace('.png', '')).sort();
}

describe('a query finds', () => {
  it.each([
    // Tags: as a whole, and as tags are the same everywhere.
    ['tag:smile', 'a'],
    ['tag:long_hair', 'a b'],
    // The pieces of sentences are none.
    ['tag:"a man in a café. he smiles."', ''],
    ['tag:"Long  hair"', ''],
    ['tag:Long_Hair', 'a'],
    ['tag:*hair', 'a b'],
    ['tag:hair', ''],
    ['tag:"alice (fate)"', 'back_01'],
    ['tag:alice\\ \\(fate\\)', 'back_01'],
    ['tag:*\\(fate\\)*', 'back_01'],
    ['tag:??', '日本'],
    ['tag:?', '日本'],
    // Captions: any part of them.
    ['caption:"1girl, long"', 'a b'],
    ['caption:"hair, red"', 'b'],
    ['caption:smile', 'a c'],
    ['caption:"He smile"', 'c'],
    ['caption:"he smile"', 'c'],
    ['caption:HE', ''],
    ['caption:long*eyes', 'b'],
    ['caption:cafe\u0301', 'c'],
    ['caption:😀', '日本'],
    ['caption:""', 'a b back_01 c IMG_d none 日本'],
    // Names and places.
    ['name:back', 'back_01'],
    ['name:img', 'IMG_d'],
    ['name:Img', ''],
    ['name:IMG', 'IMG_d'],
    ['name:*_0?.png', 'back_01'],
    ['path:/dataset/5', 'c IMG_d none 日本'],
    ['in:bob', 'c IMG_d none 日本'],
    ['in:5_bob', 'c IMG_d none 日本'],
    ['in:alice', 'a b back_01'],
    ['in:"alice woman"', 'a b back_01'],
    ['in:"10_alice woman/"', 'a b back_01'],
    ['in:al', ''],
    ['in:al*', 'a b back_01'],
    // Bare words: the caption, or the path below the dataset.
    ['bob', 'c IMG_d none 日本'],
    ['dataset', ''],
    ['日本', '日本'],
    ['re:zero', ''],
    // Numbers.
    ['tags:=0', 'IMG_d none'],
    ['tags:>2', 'a b'],
    ['tags:2', 'back_01 日本'],
    ['tags:!=2 tags:<=3 tags:>=1', 'a c'],
    ['chars:<5 chars:>0', ''],
    ['chars:5', '日本'],
    ['tokens:=0', 'IMG_d none'],
    ['tokens:>10', 'b'],
    // Pictures; what isn't known fulfils nothing.
    ['width:<768', 'back_01'],
    ['width:>=768 height:<=768', 'a b'],
    ['NOT width:>0', 'IMG_d none 日本'],
    ['ratio:3:2', 'b'],
    ['ratio:1.5', 'b'],
    ['ratio:1.33', 'c'],
    ['ratio:>1', 'b c'],
    ['ratio:>3:2', ''],
    ['ratio:<=2/3', 'back_01'],
    ['bucket:768x768', 'a'],
    ['bucket:768×768', 'a'],
    ['cut:=0', 'a'],
    ['cut:>5', 'b back_01'],
    ['cut:>=1 cut:<=5', 'c'],
    ['NOT cut:>=0', 'IMG_d none 日本'],
    ['bucket:*x768 OR bucket:"640 x 896"', 'a back_01'],
    // Views: by caption and by name.
    ['view:"from behind"', 'b back_01'],
    ['view:behind', 'b back_01'],
    ['view:from_side', ''],
    ['view:*', 'b back_01'],
    // Findings.
    ['issue:missing-caption', 'none'],
    ['issue:empty-*', 'IMG_d'],
    ['issue:error', 'IMG_d'],
    // Together.
    ['tag:smile OR tag:solo', 'a back_01'],
    ['in:bob NOT (tags:0 OR caption:man)', '日本'],
  ])('%s: %s', async (query, names) => {
    expect(await found(query)).toEqual(names.split(' ').filter(Boolean).sort());
  });

  it('what somebody has marked as looked at', async () => {
    expect(await found('is:reviewed', ['a.png', 'c.png'])).toEqual(['a', 'c']);
    expect(await found('NOT IS:Reviewed in:alice', ['a.png'])).toEqual(['b', 'back_01']);
  });

  it('kinds as the plan of the pictures counts them, those for regularization never', async () => {
    const files = ['x/full_body.png', 'x/back_01.png', 'x/a.png', 'reg/full_body.png'];
    const config =
      '[composition]\n"Full body" = 2\n"from behind" = 1\nsmile = 1\n[concepts.reg]\nis_reg = true\n';
    const planned = datasetOf(
      { ...Object.fromEntries(files.map((file) => [file, ''])), 'x/a.txt': 'light smile' },
      { config, origin: 'config' },
    );
    const sources = { dataset: planned, knowledge, findingsOf: () => [], isReviewed: () => false };
    const names = async (query: string) =>
      [...(await imagesThat(queryOf(query), sources, noTurn))].map((path) => basename(path));
    expect(await names('kind:full_body')).toEqual(['full_body.png']);
    expect(await names('kind:"from behind"')).toEqual(['back_01.png']);
    expect(await names('kind:*')).toEqual(['full_body.png', 'back_01.png', 'a.png']);
    expect(await names('kind:hat')).toEqual([]);
  });

  it('a letter that has no small form in any spelling of its tag', async () => {
    const bold = datasetOf({ 'x/a.png': '', 'x/a.txt': '𝐀lice_x', 'x/b.png': '', 'x/b.txt': '𝐀LICE x' });
    const sources = { dataset: bold, knowledge, findingsOf: () => [], isReviewed: () => false };
    expect((await imagesThat(queryOf('tag:"𝐀lice x"'), sources, noTurn)).size).toBe(2);
  });

  it('in the longest of several captions in a file, how many tags and characters it has', async () => {
    const config = '[training.options]\nenable_wildcard = true\n';
    const lines = datasetOf({ 'x/a.png': '', 'x/a.txt': 'a, b\na, b, c\n' }, { config, origin: 'config' });
    const sources = { dataset: lines, knowledge, findingsOf: () => [], isReviewed: () => false };
    const count = async (query: string) => (await imagesThat(queryOf(query), sources, noTurn)).size;
    expect([await count('tags:3'), await count('tags:2'), await count('chars:7')]).toEqual([1, 0, 1]);
  });
});

describe('what a query needs', () => {
  it.each([
    ['tag:a OR width:<3', true, false],
    ['is:reviewed', false, false, true],
    ['NOT (a AND issue:error)', false, true],
    ['bucket:* ratio:1', true, false],
    ['height:3', true, false],
    ['cut:>3', true, false],
    ['kind:a', false, false],
    ['caption:width tokens:>3', false, false],
  ])('%s', (query, headers, findings, reviews = false) => {
    expect(needsOf(queryOf(query))).toEqual({ headers, findings, reviews });
  });
});

describe('the pairs that were found', () => {
  it('have a picture and a caption', () => {
    const isFound = isOfPairs(dataset, new Set(['/dataset/5_bob/c.png']));
    const files = ['c.png', 'c.txt', 'none.png', 'IMG_d.txt', '../lora-dataset.toml'];
    expect(files.filter((name) => isFound(`/dataset/5_bob/${name}`))).toEqual(['c.png', 'c.txt']);
  });

  it('can stand for a dataset of their own', () => {
    const only = onlyImages(dataset, new Set(['/dataset/5_bob/c.png', '/dataset/10_alice woman/a.png']));
    expect([only.images.size, only.statistics.captions, only.statistics.tags.get('solo')]).toEqual([
      2,
      2,
      undefined,
    ]);
    expect(dataset.images.size).toBe(7);
  });
});
