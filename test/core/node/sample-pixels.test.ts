// The rules about pixels on real pictures: the sample is quiet, and what is done to its pictures is found.
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { twinBefore } from '../../../core/dataset/twins.ts';
import type { PixelFacts } from '../../../core/image/pixels/facts.ts';
import { readPixels } from '../../../core/node/pixels/read-pixels.ts';
import { foundInPictures, picturesOf } from '../../support/pixels.ts';

const FOLDER = 'samples/character-ai/img/10_CharacterAI woman';
const codes = ['duplicate-image', 'transparent-image', 'blurry-image', 'exposure', 'low-information'];

const sample: Record<string, PixelFacts> = {};

beforeAll(async () => {
  for (const name of fs.readdirSync(FOLDER).filter((file) => file.endsWith('.jpg')))
    sample[name] = await readPixels(path.join(FOLDER, name));
}, 60_000);

/** What is found where a picture of the sample, changed, comes to the others. */
async function foundWith(
  change: (picture: Sharp) => Sharp,
  name = 'front_07.jpg',
): Promise<readonly string[]> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-sample-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'x.png');
  fs.writeFileSync(file, await change(sharp(path.join(FOLDER, name))).toBuffer());
  const dataset = picturesOf({ ...sample, 'x.png': await readPixels(file) });
  return codes.flatMap((code) => foundInPictures(code, dataset));
}

describe('the pixels of the sample', () => {
  it('are those of 42 pictures, in which nothing is found', () => {
    expect(Object.keys(sample)).toHaveLength(42);
    const dataset = picturesOf(sample);
    for (const code of codes) expect(foundInPictures(code, dataset)).toEqual([]);
    expect([...dataset.images.keys()].filter((file) => twinBefore(dataset, file))).toEqual([]);
  });

  it.each<[string, (picture: Sharp) => Sharp]>([
    ['saved anew', (picture) => picture.jpeg({ quality: 40 })],
    ['at half the size', (picture) => picture.resize({ width: 400 }).webp()],
    ['brighter', (picture) => picture.linear(1.15, 5).jpeg()],
    ['without colours', (picture) => picture.greyscale().png()],
  ])('show a picture that is %s', async (_, change) => {
    expect(await foundWith(change)).toEqual(['hint x.png is nearly the same picture as front_07.jpg.']);
  });

  it('show a mirrored picture', async () => {
    expect(await foundWith((picture) => picture.flop().jpeg())).toEqual([
      'hint x.png is nearly the same picture as front_07.jpg, mirrored.',
    ]);
  });

  it('show blur, darkness, brightness and emptiness', async () => {
    const blurred = await foundWith((picture) => picture.blur(8).jpeg());
    expect(blurred).toEqual([expect.anything(), expect.stringMatching(/^hint x\.png is blurry/)]);
    const dark = await foundWith((picture) => picture.linear(0.15, 0).jpeg());
    expect(dark).toContainEqual(expect.stringMatching(/^hint x\.png is very dark/));
    const bright = await foundWith((picture) => picture.linear(1, 140).jpeg());
    expect(bright).toContainEqual(expect.stringMatching(/^hint x\.png is very bright/));
    const empty = await foundWith((picture) => picture.linear(0, 110).png());
    expect(empty).toEqual([expect.stringMatching(/^hint x\.png holds hardly anything/)]);
  });

  it('show transparent parts', async () => {
    const hole = Buffer.alloc(4 * 100 * 100, 255);
    const found = await foundWith((picture) =>
      picture
        .ensureAlpha()
        .composite([{ input: hole, raw: { width: 100, height: 100, channels: 4 }, blend: 'dest-out' }])
        .png(),
    );
    expect(found).toContainEqual(expect.stringMatching(/^warning x\.png has transparent parts/));
  });
});
