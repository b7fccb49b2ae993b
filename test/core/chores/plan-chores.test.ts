import { describe, expect, it } from 'vitest';
import { type ChoreKind, DEFAULT_BACKGROUND, parseColour } from '../../../core/chores/chore.ts';
import { planChores, unlookedAt } from '../../../core/chores/plan-chores.ts';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { filesOf, findDatasets } from '../../../core/dataset/discovery/discovery.ts';
import { listTree } from '../../../core/dataset/discovery/listing.ts';
import type { ImageFile } from '../../../core/dataset/files.ts';
import { formatMessage } from '../../../core/message.ts';
import { datasetOf } from '../../support/memory.ts';
import { memoryFileSystem } from '../../support/memory-file-system.ts';
import { seenPixels } from '../../support/pixels.ts';

const upright = { state: 'readable', width: 768, height: 768, format: 'png' } as const;
const turned = { ...upright, orientation: 6 } as const;
const clear = { ...upright, hasAlpha: true } as const;
const narrow = { ...upright, width: 200, height: 900 } as const;

/** A dataset of these pictures, by their names below `/dataset`. */
function picturesOf(images: Readonly<Record<string, Omit<ImageFile, 'path'>>>, config = ''): Dataset {
  const dataset = datasetOf(Object.fromEntries(Object.keys(images).map((name) => [name, ''])), { config });
  const all = Object.entries(images).map(([name, image]): [string, ImageFile] => {
    return [`/dataset/${name}`, { path: `/dataset/${name}`, ...image }];
  });
  return withFiles(dataset, { images: new Map(all) });
}

function plan(
  dataset: Dataset,
  kind: ChoreKind,
  paths: readonly string[] = [],
  taken: readonly string[] = [],
) {
  const named = paths.map((path) => `/dataset/${path}`);
  const wish = { kind, background: DEFAULT_BACKGROUND, paths: named };
  const { pictures, left } = planChores(dataset, wish, (path) => taken.includes(path));
  return {
    pictures: pictures.map(({ file, keep, task }) => [file, keep, task]),
    left: left.map(({ file, reason }) => [file, formatMessage(reason)]),
  };
}

describe('a chore of a whole dataset', () => {
  it('turns the pictures that the rule finds, and keeps their originals at the root', () => {
    const dataset = picturesOf({ '10_x/a.png': { facts: turned }, '10_x/b.png': { facts: upright } });
    expect(plan(dataset, 'bake')).toEqual({
      pictures: [['/dataset/10_x/a.png', '/dataset/_originals/10_x/a.png', { kind: 'bake' }]],
      left: [],
    });
  });

  it('leaves those alone for which the rule is off', () => {
    const off = '[[overrides]]\nfiles = ["10_x/a.png"]\nrules = { exif-orientation = "off" }';
    const dataset = picturesOf({ '10_x/a.png': { facts: turned }, '10_x/b.png': { facts: turned } }, off);
    expect(plan(dataset, 'bake').pictures.map(([file]) => file)).toEqual(['/dataset/10_x/b.png']);
  });

  it('puts a colour under what is transparent, and asks about pictures that nobody looked at', () => {
    const dataset = picturesOf({
      '10_x/a.png': { facts: clear, pixels: seenPixels(1, { transparent: 0.2 }) },
      '10_x/b.png': { facts: clear, pixels: seenPixels(2) },
      '10_x/c.png': { facts: clear },
      '5_y/d.png': { facts: clear },
      '5_y/e.png': { facts: upright },
    });
    expect(plan(dataset, 'flatten').pictures).toEqual([
      ['/dataset/10_x/a.png', '/dataset/_originals/10_x/a.png', { kind: 'flatten', background: '#ffffff' }],
    ]);
    const asked = (kind: ChoreKind, ...paths: string[]) =>
      unlookedAt(dataset, { kind, background: '#ffffff', paths }).map(({ path }) => path);
    expect(asked('flatten')).toEqual(['/dataset/10_x/c.png', '/dataset/5_y/d.png']);
    expect(asked('flatten', '/dataset/5_y')).toEqual(['/dataset/5_y/d.png']);
    expect(asked('flatten', '/dataset/10_x/c.png')).toEqual(['/dataset/10_x/c.png']);
    expect(asked('crop')).toEqual([]);
  });

  it('crops by the training that is configured', () => {
    const dataset = picturesOf({ '10_x/a.png': { facts: narrow } });
    expect(plan(dataset, 'crop').pictures).toEqual([
      [
        '/dataset/10_x/a.png',
        '/dataset/_originals/10_x/a.png',
        { kind: 'crop', area: { left: 0, top: 50, width: 200, height: 800 }, of: [200, 900] },
      ],
    ]);
    const small = '[training.options]\nbucket_no_upscale = true';
    const other = picturesOf({ '10_x/a.png': { facts: narrow } }, small);
    expect(plan(other, 'crop', ['10_x/a.png']).pictures[0]?.[2]).toMatchObject({
      area: { width: 192, height: 896 },
    });
  });
});

describe('a chore of what is named', () => {
  const dataset = picturesOf({
    '10_x/a.png': { facts: { ...turned, width: 800, height: 900 } },
    '10_x/b.png': { facts: upright },
    '10_x/c.png': { facts: { state: 'broken', reason: 'cut-off' } },
    '5_y/d.png': { facts: turned },
  });

  it('of folders does what the rule finds there', () => {
    expect(plan(dataset, 'bake', ['5_y']).pictures.map(([file]) => file)).toEqual(['/dataset/5_y/d.png']);
  });

  it('does pictures whatever the rule says, and tells why one is left alone', () => {
    // Less than a tenth is cut off: the rule is quiet.
    expect(plan(dataset, 'crop').pictures).toEqual([]);
    expect(plan(dataset, 'crop', ['10_x/a.png']).pictures).toHaveLength(1);
    const named = ['10_x/b.png', '10_x/c.png'];
    expect(plan(dataset, 'bake', named)).toEqual({
      pictures: [],
      left: [
        ['/dataset/10_x/b.png', 'its EXIF data turn nothing'],
        ['/dataset/10_x/c.png', 'it is no picture that can be read'],
      ],
    });
    expect(plan(dataset, 'flatten', ['10_x/b.png']).left[0]?.[1]).toBe('nothing of it is transparent');
    expect(plan(dataset, 'crop', ['10_x/b.png']).left[0]?.[1]).toBe('its bucket cuts nothing off');
  });

  it('never writes over an original that is kept already', () => {
    const at = '/dataset/_originals/5_y/d';
    const taken = [`${at}.png`, `${at} (2).png`];
    expect(plan(dataset, 'bake', ['5_y/d.png'], taken).pictures[0]?.[1]).toBe(`${at} (3).png`);
  });
});

it('originals belong to no dataset, wherever it is declared', () => {
  const files = {
    '/d/10_x/a.png': '',
    '/d/10_x/a.txt': 'x',
    '/d/_originals/10_x/a.png': '',
    '/d/_originals/10_x/a.txt': 'x',
  };
  for (const config of [{}, { '/d/lora-dataset.toml': '' }]) {
    const listing = listTree(memoryFileSystem({ ...files, ...config }), '/d');
    const [found, ...more] = findDatasets(listing, '/d');
    expect(more).toEqual([]);
    expect(found && filesOf(listing, found, {}).images).toEqual(['/d/10_x/a.png']);
  }
});

it('colours are read as people write them', () => {
  expect(['white', ' #FFF ', '#1a2B3c', 'Grey', 'mauve', '#12', ''].map(parseColour)).toEqual([
    '#ffffff',
    '#ffffff',
    '#1a2b3c',
    '#808080',
    undefined,
    undefined,
    undefined,
  ]);
});
