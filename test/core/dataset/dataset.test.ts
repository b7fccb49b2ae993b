import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config/read-config.ts';
import { captionFile } from '../../../core/dataset/assemble.ts';
import {
  captionOfImage,
  captionPathOf,
  createDataset,
  type Dataset,
  type FileChanges,
  imagesOfCaption,
  withFiles,
} from '../../../core/dataset/dataset.ts';
import { roleOf } from '../../../core/dataset/discovery/role-of.ts';
import type { CaptionFile, ImageFile } from '../../../core/dataset/files.ts';
import { withConfig } from '../../../core/dataset/with-config.ts';
import { datasetOf } from '../../support/memory.ts';

const folder = { path: '/d/10_alice woman', name: '10_alice woman', repeats: 10, classTokens: 'alice woman' };
const empty = createDataset({ root: '/d', origin: 'folders', config: {}, folders: [folder] });

/** Pictures that share a caption, fall back to another's, or have a plain one. */
const images = ['a.png', 'a.jpg', 'b.png', 'p_1_2_3_4.png', 'p_5_6_7_8.png', 'p.png'].map(inFolder);
/** Captions of those, one that two could fall back to, and one without a picture. */
const captions = ['a.txt', 'b.txt', 'p.txt', 'p_1_2_3_4.txt', 'orphan.txt'].map(inFolder);
const texts = [
  '1girl, alice, smile',
  '1girl, Alice, long_hair',
  'A woman stands in the garden.',
  '',
  '[trigger], smile\nx',
];

function inFolder(name: string): string {
  return `${folder.path}/${name}`;
}

const captionChange = fc.constantFrom(...captions).chain((path) =>
  fc
    .oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(...texts).map((text) => captionFile(empty, { path, text, bom: false })),
      },
      {
        weight: 1,
        arbitrary: fc.constant<CaptionFile>({ path, problem: { kind: 'encoding', before: '', byte: 255 } }),
      },
      { weight: 2, arbitrary: fc.constant(undefined) },
    )
    .map((file): [string, CaptionFile | undefined] => [path, file]),
);
const facts = { state: 'readable', width: 9, height: 9, format: 'png' } as const;
const imageChange = fc
  .constantFrom(...images)
  .chain((path) =>
    fc
      .constantFrom<(ImageFile | undefined)[]>({ path }, { path, facts }, undefined)
      .map((file): [string, ImageFile | undefined] => [path, file]),
  );
const step = fc.record({
  captions: fc.array(captionChange, { maxLength: 3 }).map((entries) => new Map(entries)),
  images: fc.array(imageChange, { maxLength: 3 }).map((entries) => new Map(entries)),
});

/** All that can be told from a dataset, to be compared. */
function seen(dataset: Dataset) {
  return {
    images: [...dataset.images.keys()].sort(),
    captions: new Map(dataset.captions.entries()),
    links: new Map(dataset.imagesOfCaption.entries()),
    uncaptioned: dataset.totals.uncaptioned,
    count: dataset.statistics.captions,
    styles: dataset.statistics.styles,
    phrases: dataset.statistics.phrases,
    tags: new Map(dataset.statistics.tags.entries()),
  };
}

function fromScratch(dataset: Dataset) {
  return withFiles(empty, {
    images: new Map(dataset.images.entries()),
    captions: new Map(dataset.captions.entries()),
  });
}

describe('withFiles', () => {
  it('counts by difference what counting from scratch gives, after any changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        let dataset = empty;
        for (const change of steps) {
          dataset = withFiles(dataset, change);
          expect(seen(dataset)).toEqual(seen(fromScratch(dataset)));
        }
        const bare = [...dataset.images.keys()].filter((path) => !captionOfImage(dataset, path));
        expect(dataset.totals.uncaptioned).toBe(bare.length);
      }),
    );
  });

  it('never changes the dataset that it starts from', () => {
    fc.assert(
      fc.property(step, step, (first, second) => {
        const before = withFiles(empty, first);
        const then = structuredClone(seen(before));
        withFiles(before, second);
        expect(seen(before)).toEqual(then);
      }),
    );
  });

  it('counts a caption of two pictures once', () => {
    const dataset = datasetOf({ '10_x/a.png': '', '10_x/a.jpg': '', '10_x/a.txt': '1girl' });
    expect(dataset.statistics.captions).toBe(1);
    expect(dataset.statistics.tags.get('1girl')?.count).toBe(1);
    expect(dataset.totals.uncaptioned).toBe(0);
  });

  it('counts no caption that no picture is trained with', () => {
    const files = { 'p_1_2_3_4.png': '', 'p.txt': 'fallback, smile' };
    expect(datasetOf(files).statistics.captions).toBe(1);
    expect(datasetOf({ ...files, 'p_1_2_3_4.txt': 'own' }).statistics.tags.get('smile')).toBeUndefined();
    expect(datasetOf({ 'readme.txt': 'hello' }).statistics.captions).toBe(0);
  });

  it('counts the words of many folders', () => {
    const names = Array.from({ length: 40 }, (_, index) => `word${index}x`);
    const files = names.map((name) => [`10_${name}/a.png`, `10_${name}/a.txt`] as const);
    const texts = files.map(([image, caption], index) => [
      [image, ''] as const,
      [caption, `1girl, ${names[index]}`],
    ]);
    const { phrases } = datasetOf(Object.fromEntries(texts.flat())).statistics;
    expect(names.map((name) => phrases.get(name))).toEqual(names.map(() => 1));
  });

  it('counts tags, their spellings and their places', () => {
    const dataset = datasetOf({
      'a.png': '',
      'a.txt': '1girl, Long_Hair, long hair',
      'b.png': '',
      'b.txt': 'long hair, 1girl',
    });
    expect(dataset.statistics.tags.get('long hair')).toEqual({
      key: 'long hair',
      count: 2,
      spellings: new Map([
        ['Long_Hair', 1],
        ['long hair', 1],
      ]),
      positions: 1,
    });
  });

  it('counts the trigger only where the trainer reads it', () => {
    const dataset = datasetOf({ '10_alice woman/a.png': '', '10_alice woman/a.txt': '1girl\nalice' });
    expect(dataset.statistics.phrases.get('alice')).toBe(0);
  });
});

describe('withConfig', () => {
  const before = datasetOf(
    { '1_a/a.png': '', '1_a/a.txt': 'x' },
    { config: '[dataset]\ntrigger = "x"\nbase_caption = "x"\n' },
  );
  const changed = (text: string) => withConfig(before, readConfig(text).config);

  it('takes what needs no reading at once', () => {
    const next = changed('[dataset]\ntrigger = "x"\nbase_caption = "x, y"\n[rules]\nempty-tag = "off"\n');
    expect(next?.config.dataset?.base_caption).toBe('x, y');
    expect(next?.statistics).toBe(before.statistics);
    expect(changed('[dataset]\ntrigger = "x"\n[concepts.a]\nbase_caption = "z"\n')).toBeUndefined();
  });

  it.each([
    '[dataset]\ntrigger = "y"',
    '[dataset]\ntrigger = "x"\nimages = "img"',
    '[dataset]\ntrigger = "x"\nignore = ["a*"]',
    '[dataset]\ntrigger = "x"\n[training.options]\nenable_wildcard = true',
  ])('has the files read anew for %j', (text) => {
    expect(changed(text)).toBeUndefined();
  });
});

describe('a pair', () => {
  const changes: FileChanges = {
    images: new Map(['a.png', 'a.jpg', 'p_1_2_3_4.png'].map(inFolder).map((path) => [path, { path }])),
    captions: new Map(
      ['a.txt', 'p.txt']
        .map(inFolder)
        .map((path) => [path, captionFile(empty, { path, text: 'x', bom: false })]),
    ),
  };
  const dataset = withFiles(empty, changes);

  it('is found from both sides', () => {
    expect(imagesOfCaption(dataset, inFolder('a.txt'))).toEqual([inFolder('a.jpg'), inFolder('a.png')]);
    expect(captionOfImage(dataset, inFolder('a.jpg'))?.path).toBe(inFolder('a.txt'));
  });

  it("may be one by the trainer's fallback", () => {
    expect(captionOfImage(dataset, inFolder('p_1_2_3_4.png'))?.path).toBe(inFolder('p.txt'));
    expect(captionPathOf(dataset, inFolder('p_1_2_3_4.png'))).toBe(inFolder('p_1_2_3_4.txt'));
    expect(imagesOfCaption(dataset, inFolder('p.txt'))).toEqual([inFolder('p_1_2_3_4.png')]);
  });
});

describe('what a file is to a dataset', () => {
  const config = { dataset: { ignore: ['**/bad_*', '20_*'], caption_extension: '.tags' } };
  const folders = [folder, { ...folder, path: '/d/20_bob', name: '20_bob' }];
  const dataset = createDataset({ root: '/d', origin: 'config', config, folders });

  it.each([
    ['10_alice woman/a.png', 'image'],
    ['10_alice woman/a.tags', 'caption'],
    ['10_alice woman/a.txt', 'other'],
    ['10_alice woman/a.gif', 'other'],
    ['10_alice woman/a.npz', 'cache'],
    ['10_alice woman/bad_1.png', undefined],
    ['10_alice woman/bad_1.tags', undefined],
    ['20_bob/a.png', undefined],
    ['30_carol/a.png', undefined],
    ['a.png', undefined],
  ])('%s: %s', (path, role) => {
    expect(roleOf(dataset, `/d/${path}`)).toBe(role);
  });
});
