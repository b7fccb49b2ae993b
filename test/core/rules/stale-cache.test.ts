import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { roleOf } from '../../../core/dataset/discovery/role-of.ts';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { loadedFrom, toldBy } from '../../support/loaded.ts';

/** What is found of `a.png` of 1024 × 1536, beside some caches. */
function found(...names: string[]): readonly string[] {
  const files = ['a.png', 'a.txt', ...names].map((name) => [`10_x/${name}`, '']);
  const path = '/set/10_x/a.png';
  const dataset = withFiles(loadedFrom(Object.fromEntries(files), {}, 'headers'), {
    images: new Map([
      [path, { path, facts: { state: 'readable', width: 1024, height: 1536, format: 'png' } }],
    ]),
  });
  return findingsOf('stale-cache', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

describe('stale-cache', () => {
  it('finds a cache of a picture of another size', () => {
    expect(found('a_0768x1024_sdxl.npz')).toEqual([
      'info a_0768x1024_sdxl.npz was made of a picture of 768 × 1024, a.png is 1024 × 1536: the trainer goes by the cache, and makes it anew once it is deleted.',
    ]);
    expect(found('a_0768x1024_sdxl.npz', 'a_1024x1536_flux.npz')).toHaveLength(1);
  });

  it.each([
    ['a cache of this picture', ['a_1024x1536_sdxl.npz']],
    ['one of its upright size', ['a_1536x1024_sd.npz']],
    ['one that was left beside a new one', ['a_0768x1024_sdxl.npz', 'a_1024x1536_sdxl.npz']],
    ['one of another picture', ['b_0768x1024_sdxl.npz', 'a_b_0768x1024_sdxl.npz']],
    ['one without a size', ['a.npz', 'a_te_outputs.npz']],
    ['a second picture of the name', ['a_0768x1024_sdxl.npz', 'a.jpg']],
    ['no caches', []],
  ])('is quiet about %s', (_, names) => {
    expect(found(...names)).toEqual([]);
  });
});

/** What is found in a dataset of a picture and its caption, whose caches a run wrote, by when files were written (seconds). */
function foundSince(
  changes: Readonly<Record<string, string>>,
  seconds: Readonly<Record<string, number>>,
  recorded: { image?: string | null; caption?: string | null; began?: number; ended?: number | null } = {},
) {
  const { image = 'picture', caption = 'alice, smile', began = 1000, ended = 2000 } = recorded;
  const time = (second: number | null) => (second === null ? null : new Date(second * 1000).toISOString());
  const sha256 = image === null ? null : createHash('sha256').update(image).digest('hex');
  const pairs = [{ image: 'img/10_x/a.png', sha256, caption, captionSha256: null }];
  const files = {
    'lora-dataset.toml': '',
    'img/10_x/a.png': 'picture',
    'img/10_x/a.txt': 'alice, smile',
    'img/10_x/a_1024x1536_sdxl.npz': 'latents',
    'img/10_x/a_te_outputs.npz': 'text',
    'runs/x/run.json': JSON.stringify({
      state: ended === null ? 'running' : 'succeeded',
      started: time(began),
      ended: time(ended),
    }),
    'runs/x/captions.json': JSON.stringify({ version: 1, root: '/elsewhere', pairs }),
    ...changes,
  };
  const usual = { 'img/10_x/a_1024x1536_sdxl.npz': 1500, 'img/10_x/a_te_outputs.npz': 1500 };
  const times = Object.entries({ ...usual, ...seconds }).map(([name, second]) => [name, second * 1000]);
  return toldBy('stale-cache', loadedFrom(files, Object.fromEntries(times), 'headers'));
}

describe('stale-cache by what a run recorded', () => {
  it('finds a caption that is another one since, whatever the times say', async () => {
    expect(await foundSince({ 'img/10_x/a.txt': 'alice, frown' }, {})).toEqual([
      'info a.txt is another one than in x, which wrote a_te_outputs.npz: the trainer goes by the cache, and makes it anew once it is deleted.',
    ]);
  });

  it('finds a picture that is another one since', async () => {
    expect(await foundSince({ 'img/10_x/a.png': 'another' }, { 'img/10_x/a.png': 3000 })).toEqual([
      'info a.png is another one than in x, which wrote a_1024x1536_sdxl.npz: the trainer goes by the cache, and makes it anew once it is deleted.',
    ]);
  });

  it('finds a caption that was written where there was none', async () => {
    expect(await foundSince({}, {}, { caption: null })).toHaveLength(1);
  });

  it('goes by a run that is not over', async () => {
    expect(await foundSince({ 'img/10_x/a.txt': 'alice, frown' }, {}, { ended: null })).toHaveLength(1);
  });

  it.each([
    ['files that were touched and are the same', {}, { 'img/10_x/a.png': 3000, 'img/10_x/a.txt': 3000 }],
    ['another line that the trainer does not read', { 'img/10_x/a.txt': 'alice, smile\nnotes' }, {}],
  ])('is quiet about %s', async (_, changes, seconds) => {
    expect(await foundSince(changes, seconds)).toEqual([]);
  });
});

describe('stale-cache by time', () => {
  const newer = { 'img/10_x/a.png': 3000, 'img/10_x/a.txt': 3000 };

  it('gives a hint of files that are newer, where no run of ours wrote the cache', async () => {
    const told = [
      'hint a.png is newer than a_1024x1536_sdxl.npz: if it is another one since, the trainer goes by the cache all the same, and makes it anew once it is deleted.',
      'hint a.txt is newer than a_te_outputs.npz: if it is another one since, the trainer goes by the cache all the same, and makes it anew once it is deleted.',
    ];
    expect(await foundSince({}, newer, { began: 100, ended: 200 })).toEqual(told);
    expect(await foundSince({ 'runs/x/captions.json': 'no record' }, newer)).toEqual(told);
    expect(await foundSince({ 'runs/x/run.json': '{' }, newer)).toEqual(told);
  });

  it('goes by time where the run recorded no digest', async () => {
    expect(await foundSince({}, { 'img/10_x/a.png': 3000 }, { image: null })).toHaveLength(1);
  });

  it('is quiet about files that are as old as the cache, or nearly', async () => {
    expect(await foundSince({ 'runs/x/run.json': '' }, {})).toEqual([]);
    expect(await foundSince({ 'runs/x/run.json': '' }, { 'img/10_x/a.png': 1501 })).toEqual([]);
  });
});

it('caches that come and go are taken into a snapshot', () => {
  const cache = '/set/10_x/a_te_outputs.npz';
  const before = loadedFrom({ '10_x/a.png': '', '10_x/a.txt': 'alice' });
  expect(roleOf(before, cache)).toBe('cache');
  const made = { stem: 'a', of: 'caption', model: 'sdxl', path: cache, modified: 1000 } as const;
  const with1 = withFiles(before, {
    caches: new Map([[cache, made]]),
    sources: new Map([['/set/10_x/a.txt', { modified: 9000, sha256: undefined }]]),
  });
  expect(findingsOf('stale-cache', with1, '/set/10_x/a.txt')).toHaveLength(1);
  const gone = withFiles(with1, { caches: new Map([[cache, undefined]]) });
  expect(findingsOf('stale-cache', gone, '/set/10_x/a.txt')).toEqual([]);
});
