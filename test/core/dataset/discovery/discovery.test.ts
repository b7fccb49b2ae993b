import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../core/config/read-config.ts';
import { filesOf, findDatasets } from '../../../../core/dataset/discovery/discovery.ts';
import { listTree } from '../../../../core/dataset/discovery/listing.ts';
import { type MemoryFile, memoryFileSystem } from '../../../support/memory-file-system.ts';

type Files = Readonly<Record<string, MemoryFile>>;

/** Files below `/w` that have nothing in them. */
const empty = (...names: string[]): Files => Object.fromEntries(names.map((name) => [`/w/${name}`, '']));
/** A picture and its caption. */
const pair = (stem: string) => empty(`${stem}.png`, `${stem}.txt`);

const found = (files: Files) =>
  findDatasets(listTree(memoryFileSystem(files), '/w'), '/w').map(({ root, origin }) => `${origin} ${root}`);

function filesIn(files: Files, config = '') {
  const listing = listTree(memoryFileSystem(files), '/w');
  const [first] = findDatasets(listing, '/w');
  if (!first) throw new Error('no dataset');
  const { folders, images, captions } = filesOf(listing, first, readConfig(config).config);
  const short = (paths: readonly string[]) => paths.map((path) => path.replace('/w/', ''));
  return { folders: folders.map(({ path }) => path), images: short(images), captions: short(captions) };
}

describe('findDatasets', () => {
  it('finds siblings N_name under one parent', () => {
    expect(found({ ...pair('img/10_alice woman/a'), ...pair('img/5_bob man/a') })).toEqual([
      'folders /w/img',
    ]);
  });

  it('finds a declared dataset, which owns all below it', () => {
    const files = { ...empty('set/lora-dataset.toml'), ...pair('set/img/10_alice/a'), ...pair('set/flat/b') };
    expect(found(files)).toEqual(['config /w/set']);
  });

  it('finds a dataset declared inside another one', () => {
    const files = {
      ...empty('lora-dataset.toml', 'a/b/lora-dataset.toml'),
      ...pair('a/b/x'),
      ...pair('a/y'),
    };
    expect(found(files)).toEqual(['config /w', 'config /w/a/b']);
  });

  it('finds flat folders of pairs, each for itself', () => {
    expect(found({ ...pair('cats/a'), ...pair('dogs/old/a') })).toEqual(['flat /w/cats', 'flat /w/dogs/old']);
  });

  it('finds a flat folder and concept folders side by side', () => {
    expect(found({ ...pair('a/10_x/1'), ...pair('b/1') })).toEqual(['folders /w/a', 'flat /w/b']);
  });

  it('takes the opened folder itself, whatever it is called', () => {
    const listing = listTree(memoryFileSystem({ '/samples/a.png': '', '/samples/a.txt': '' }), '/samples');
    expect(findDatasets(listing, '/samples')).toEqual([{ root: '/samples', origin: 'flat' }]);
  });

  it.each([
    ['pictures without captions in a folder like a year', empty('2024_holiday/a.jpg', '2024_holiday/b.jpg')],
    ['captions without pictures', empty('10_x/a.txt', 'notes.txt')],
    ['captions and pictures of other names', empty('a.png', 'b.txt')],
    ['pictures that the trainer does not read', empty('10_x/a.gif', '10_x/a.txt')],
    ['captions of another extension that nobody configured', empty('10_x/a.png', '10_x/a.caption')],
    ['an empty folder', {}],
  ])('finds nothing in %s', (_, files) => {
    expect(found(files)).toEqual([]);
  });

  it.each([
    'output',
    'sample',
    'samples',
    'log',
    'logs',
    'model',
    'models',
    'runs',
    'venv',
    '.venv',
    '_unused',
    'node_modules',
    'cache',
    'masks',
    '.git',
    'Output',
  ])('never looks into %s', (name) => {
    expect(found({ ...pair(`${name}/a`), ...pair(`x/${name}/10_b/a`) })).toEqual([]);
  });

  it('looks into folders that are only called alike', () => {
    expect(found({ ...pair('outputs_2/a'), ...pair('modelling/a') })).toHaveLength(2);
  });
});

describe('links', () => {
  it('are followed, once', () => {
    const files = {
      ...pair('real/a'),
      '/other/b.png': '',
      '/other/b.txt': '',
      '/w/one': { link: '/other' },
      '/w/two': { link: '/other' },
    };
    expect(found(files)).toEqual(['flat /w/one', 'flat /w/real']);
  });

  it.each([
    ['to the folder itself', { '/w/set/loop': { link: '.' } }],
    ['upwards', { '/w/set/deep/loop': { link: '../..' } }],
    ['to nowhere', { '/w/set/gone': { link: '/nowhere' } }],
    ['to each other', { '/w/set/a': { link: 'b' }, '/w/set/b': { link: 'a' } }],
  ])('%s come to an end', (_, links) => {
    expect(found({ ...pair('set/x'), ...links })).toEqual(['flat /w/set']);
  });

  it('that loop are seen through the link that the root is reached by', () => {
    const files = {
      '/real/set/x.png': '',
      '/real/set/x.txt': '',
      '/real/set/loop': { link: '/real' },
      '/w': { link: '/real' },
    };
    expect(found(files)).toEqual(['flat /w/set']);
  });
});

describe('filesOf', () => {
  it('gives concept folders with pictures, also those without any caption', () => {
    const files = {
      ...pair('10_alice woman/a'),
      ...empty('5_bob/b.png', '3_empty/notes.txt', 'other/c.png', 'top.png'),
    };
    expect(filesIn(files)).toEqual({
      folders: ['/w/10_alice woman', '/w/5_bob'],
      images: ['10_alice woman/a.png', '5_bob/b.png'],
      captions: ['10_alice woman/a.txt'],
    });
  });

  it('gives a flat folder alone', () => {
    expect(filesIn({ ...pair('a'), ...pair('sub/b') }).images).toEqual(['a.png']);
  });

  const declared = {
    ...empty('lora-dataset.toml'),
    ...pair('img/10_x/a'),
    ...pair('img/10_x/bad_1'),
    ...pair('old/b'),
    ...pair('c'),
  };

  it('gives all of a declared dataset', () => {
    expect(filesIn(declared).images).toEqual(['c.png', 'img/10_x/a.png', 'img/10_x/bad_1.png', 'old/b.png']);
  });

  it('gives what [dataset] images says', () => {
    expect(filesIn(declared, '[dataset]\nimages = "img"').images).toEqual([
      'img/10_x/a.png',
      'img/10_x/bad_1.png',
    ]);
  });

  it.each([
    [['old/**'], ['c.png', 'img/10_x/a.png', 'img/10_x/bad_1.png']],
    [['old'], ['c.png', 'img/10_x/a.png', 'img/10_x/bad_1.png']],
    [
      ['bad_*', '**/c.*'],
      ['img/10_x/a.png', 'old/b.png'],
    ],
  ])('leaves out what [dataset] ignore says: %j', (ignore, images) => {
    const rest = filesIn(declared, `[dataset]\nignore = ${JSON.stringify(ignore)}`);
    expect(rest.images).toEqual(images);
    expect(rest.captions).toHaveLength(images.length);
  });

  it('leaves out what belongs to a dataset declared inside', () => {
    const files = { ...declared, ...empty('old/lora-dataset.toml') };
    expect(filesIn(files).images).not.toContain('old/b.png');
  });

  it.each(['.caption', 'caption'])('takes captions of the configured extension %s', (extension) => {
    const files = empty('lora-dataset.toml', 'a.png', 'a.caption', 'a.txt');
    expect(filesIn(files, `[dataset]\ncaption_extension = "${extension}"`).captions).toEqual(['a.caption']);
  });
});
