import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cacheFolder } from '../../../../core/node/cache-folder.ts';
import { NoDecoder } from '../../../../core/node/sharp.ts';
import { shrink } from '../../../../core/node/thumbnails/shrink.ts';
import { prune, thumbnailPath } from '../../../../core/node/thumbnails/thumbnail-cache.ts';
import { thumbnailOf } from '../../../../core/node/thumbnails/thumbnails.ts';

const SAMPLE = 'test/fixtures/pictures/portrait.png';

function folder(): string {
  const made = fs.mkdtempSync(path.join(tmpdir(), 'lora-thumbnails-'));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A folder with a picture, and thumbnails of it, which count how often it was decoded. */
function start(name = 'a#b %20 “ü”.png') {
  const cache = path.join(folder(), 'not', 'yet');
  const picture = path.join(folder(), name);
  fs.copyFileSync(SAMPLE, picture);
  let decoded = 0;
  const make = () =>
    thumbnailOf(cache, picture, (file) => {
      decoded++;
      return shrink(file);
    });
  return { cache, picture, make, decoded: () => decoded };
}

const filesIn = (root: string) =>
  fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.'));

describe('a thumbnail', () => {
  it('is a small WebP, whose longest side is 320', async () => {
    const made = await start().make();
    if (made.kind !== 'made') throw new Error(made.kind);
    const { format, width, height } = await sharp(made.file).metadata();
    expect(format).toBe('webp');
    expect(Math.max(width, height)).toBe(320);
    expect(fs.statSync(made.file).size).toBeLessThan(30_000);
  });

  it('is made once', async () => {
    const { make, decoded, cache } = start();
    expect(await make()).toEqual(await make());
    expect(decoded()).toBe(1);
    expect(filesIn(cache)).toHaveLength(1);
  });

  it('is another one when the picture changed', async () => {
    const { make, picture, decoded } = start();
    const before = await make();
    fs.utimesSync(picture, 1, 1);
    expect(await make()).not.toEqual(before);
    expect(decoded()).toBe(2);
  });

  it('is not turned by EXIF: the trainer does not either', async () => {
    const { picture, make } = start('turned.jpg');
    await sharp({ create: { width: 640, height: 320, channels: 3, background: 'red' } })
      .withMetadata({ orientation: 6 })
      .toFile(picture);
    const made = await make();
    if (made.kind !== 'made') throw new Error(made.kind);
    expect(await sharp(made.file).metadata()).toMatchObject({ width: 320, height: 160 });
    expect((await sharp(made.file).metadata()).orientation).toBeUndefined();
  });

  it('is no larger than the picture', async () => {
    const { picture, make } = start('small.png');
    await sharp({ create: { width: 64, height: 48, channels: 4, background: 'red' } }).toFile(picture);
    const made = await make();
    if (made.kind !== 'made') throw new Error(made.kind);
    expect(await sharp(made.file).metadata()).toMatchObject({ width: 64, height: 48 });
  });

  it('of a picture that is cut off: damaged', async () => {
    const { picture, make, cache } = start();
    fs.truncateSync(picture, Math.round(fs.statSync(picture).size / 2));
    expect(await make()).toMatchObject({ kind: 'broken', reason: 'damaged' });
    expect(fs.existsSync(cache)).toBe(false);
  });

  it('of an empty or a missing file: says so', async () => {
    const { picture, make } = start();
    fs.truncateSync(picture);
    expect(await make()).toMatchObject({ kind: 'broken', reason: 'empty' });
    fs.rmSync(picture);
    expect(await make()).toMatchObject({ kind: 'broken', reason: 'missing' });
  });

  it('of a format that sharp does not know: the picture itself', async () => {
    const { picture, make } = start();
    fs.writeFileSync(picture, 'BM, says the bitmap');
    expect(await make()).toEqual({ kind: 'original' });
  });

  it('without sharp: the picture itself, and why', async () => {
    const { picture, cache } = start();
    const without = await thumbnailOf(cache, picture, () => Promise.reject(new NoDecoder('no sharp')));
    expect(without).toEqual({ kind: 'original', problem: 'no sharp' });
  });

  it('that can not be kept: the picture itself, and why', async () => {
    const { picture } = start();
    const made = await thumbnailOf(path.join(picture, 'file'), picture, shrink);
    expect(made).toMatchObject({ kind: 'original', problem: expect.stringContaining('ENOTDIR') });
  });
});

describe('pruning', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const cached = (root: string, name: string, age: number, size: number) => {
    const file = thumbnailPath(root, { path: name, size, mtimeMs: 0 });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, Buffer.alloc(size));
    fs.utimesSync(file, (Date.now() - age) / 1000, (Date.now() - age) / 1000);
    return path.relative(root, file);
  };

  it('removes what is old, what is too much, and what a writer left', async () => {
    const root = folder();
    cached(root, 'old', 61 * DAY, 10);
    const kept = [cached(root, 'new', 0, 60), cached(root, 'newish', DAY, 30)];
    cached(root, 'older', 2 * DAY, 20);
    fs.writeFileSync(path.join(root, 'left.webp.0123.tmp'), '');
    fs.utimesSync(path.join(root, 'left.webp.0123.tmp'), 1, 1);
    fs.writeFileSync(path.join(root, 'someone-elses.json'), '');
    await prune(root, { age: 60 * DAY, size: 100 });
    expect(filesIn(root).sort()).toEqual([...kept, 'someone-elses.json'].sort());
  });
});

describe('the cache folder', () => {
  it.each([
    ['linux', {}, '/home/a/.cache/lora-workbench'],
    ['linux', { XDG_CACHE_HOME: '/x' }, '/x/lora-workbench'],
    ['linux', { XDG_CACHE_HOME: 'x' }, '/home/a/.cache/lora-workbench'],
    ['darwin', {}, '/home/a/Library/Caches/lora-workbench'],
    ['win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\L\\lora-workbench\\cache'],
    ['linux', { LORA_WORKBENCH_CACHE: '/c' }, '/c'],
  ] as const)('%s %j', (platform, env, expected) => {
    expect(cacheFolder({ platform, env, home: '/home/a' })).toBe(expected);
  });
});
