import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PixelTask } from '../../../core/chores/chore.ts';
import { readFacts } from '../../../core/dataset/load.ts';
import { digestOf } from '../../../core/node/digest.ts';
import { nodeFileSystem } from '../../../core/node/file-system.ts';
import { fromNative } from '../../../core/node/native-path.ts';
import { rewritePicture } from '../../../core/node/pixels/rewrite-picture.ts';

const SAMPLE = 'test/fixtures/pictures/portrait.png';

/** Writes a picture anew. @returns the new bytes */
async function rewrite(bytes: Uint8Array, task: PixelTask): Promise<Buffer> {
  const { result, target, picture } = await attempt(bytes, task);
  if (result.state !== 'written') throw new Error(result.detail);
  const written = fs.readFileSync(target);
  expect(result.is).toMatchObject({ size: bytes.length, digest: digestOf(bytes) });
  expect(result.byIs).toEqual({
    size: written.length,
    mtimeMs: fs.statSync(target).mtimeMs,
    digest: digestOf(written),
  });
  expect(digestOf(fs.readFileSync(picture))).toBe(digestOf(bytes));
  return written;
}

async function attempt(bytes: Uint8Array, task: PixelTask) {
  const folder = fromNative(fs.mkdtempSync(path.join(tmpdir(), 'lora-rewrite-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const [picture, target] = [`${folder}/a.png`, `${folder}/.b.tmp`];
  fs.writeFileSync(picture, bytes);
  return { result: await rewritePicture({ picture, target, task }), picture, target };
}

/** The pixels as they are stored, which is what a trainer reads. */
const stored = (bytes: Uint8Array) =>
  sharp(bytes, { autoOrient: false, ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
/** The pixels as a viewer shows them. */
const shown = (bytes: Uint8Array) =>
  sharp(bytes, { autoOrient: true, ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
const turned = (orientation: number) => sharp(SAMPLE).resize(120, 80).withMetadata({ orientation });

/** The largest difference of a channel. */
function difference(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? 0))), 0);
}

describe('the EXIF rotation', () => {
  it.each([2, 3, 4, 5, 6, 7, 8])('%i is in the pixels afterwards, and nowhere else', async (orientation) => {
    const before = await turned(orientation).png().toBuffer();
    const after = await rewrite(before, { kind: 'bake' });
    const [wanted, got] = [await shown(before), await stored(after)];
    expect([got.info.width, got.info.height]).toEqual([wanted.info.width, wanted.info.height]);
    expect(got.data.equals(wanted.data)).toBe(true);
    // Who does look at the EXIF data sees it upright as well.
    expect((await shown(after)).data.equals(wanted.data)).toBe(true);
  });

  it('is gone for the rule, too, in each format that has it', async () => {
    const formats = [
      turned(6).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }),
      turned(6).webp({ quality: 100 }),
      turned(6).webp({ lossless: true }),
    ];
    for (const format of formats) {
      const before = await format.toBuffer();
      const after = await rewrite(before, { kind: 'bake' });
      const [{ format: was }, { format: is }] = [
        await sharp(before).metadata(),
        await sharp(after).metadata(),
      ];
      expect(is).toBe(was);
      const [wanted, got] = [await shown(before), await stored(after)];
      expect([got.info.width, got.info.height]).toEqual([80, 120]);
      // Compressed again: nothing that one sees.
      expect(difference(wanted.data, got.data)).toBeLessThan(24);
      const file = path.join(fs.mkdtempSync(path.join(tmpdir(), 'lora-rewrite-')), 'a');
      onTestFinished(() => fs.rmSync(path.dirname(file), { recursive: true }));
      fs.writeFileSync(file, after);
      const facts = readFacts(nodeFileSystem, fromNative(file));
      expect(facts).toMatchObject({ state: 'readable', width: 80, height: 120 });
      expect(facts).not.toHaveProperty('orientation');
    }
  });

  it('leaves the rest of the data in the picture', async () => {
    const jpeg = sharp(SAMPLE).resize(60, 40).withIccProfile('p3');
    const before = await jpeg
      .withExif({ IFD0: { Artist: 'somebody' } })
      .withMetadata({ orientation: 6 })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><a tiff:Orientation="6"/></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const [was, is] = [
      await sharp(before).metadata(),
      await sharp(await rewrite(before, { kind: 'bake' })).metadata(),
    ];
    expect(is.icc?.equals(was.icc ?? Buffer.alloc(0))).toBe(true);
    expect(is.exif?.toString('latin1')).toContain('somebody');
    expect(is.xmpAsString).toContain('tiff:Orientation="1"');
    expect([is.chromaSubsampling, is.orientation]).toEqual(['4:4:4', 1]);
  });
});

describe('transparent parts', () => {
  const pixels = Buffer.from([255, 0, 0, 255, 0, 255, 0, 0, 0, 0, 255, 128]);
  const three = sharp(pixels, { raw: { width: 3, height: 1, channels: 4 } });

  it('get the colour that is asked for, and the picture no alpha', async () => {
    for (const before of [
      await three.clone().png().toBuffer(),
      await three.clone().webp({ lossless: true }).toBuffer(),
    ]) {
      const { data, info } = await stored(await rewrite(before, { kind: 'flatten', background: '#ffffff' }));
      expect([info.channels, ...data]).toEqual([3, 255, 0, 0, 255, 255, 255, 127, 127, 255]);
    }
    const black = await rewrite(await three.clone().png().toBuffer(), {
      kind: 'flatten',
      background: '#102030',
    });
    expect([...(await stored(black)).data].slice(3, 6)).toEqual([16, 32, 48]);
  });

  it('of AVIF, too, which stays AVIF', async () => {
    const before = await sharp(SAMPLE).resize(64, 64).ensureAlpha(0.5).avif({ quality: 90 }).toBuffer();
    const after = await rewrite(before, { kind: 'flatten', background: '#ffffff' });
    const { format, compression, hasAlpha } = await sharp(after).metadata();
    expect([format, compression, hasAlpha]).toEqual(['heif', 'av1', false]);
    const wanted = await sharp(before).flatten({ background: '#ffffff' }).raw().toBuffer();
    expect(difference(wanted, (await stored(after)).data)).toBeLessThan(24);
  });

  it('of a palette, of grey, of 16 bits', async () => {
    const clear = Buffer.alloc(64 * 4);
    const rgba = () => sharp(clear, { raw: { width: 8, height: 8, channels: 4 } });
    for (const before of [
      await rgba().png({ palette: true }).toBuffer(),
      await rgba().toColourspace('b-w').png().toBuffer(),
      await rgba().toColourspace('rgb16').png().toBuffer(),
    ]) {
      const after = await rewrite(before, { kind: 'flatten', background: '#ffffff' });
      const [was, is] = [await sharp(before).metadata(), await sharp(after).metadata()];
      expect([is.hasAlpha, is.depth, is.space]).toEqual([false, was.depth, was.space]);
      expect((await sharp(after).stats()).channels.map(({ mean }) => mean)).toEqual(
        Array.from({ length: is.channels ?? 0 }, () => (is.depth === 'ushort' ? 255 * 256 : 255)),
      );
    }
  });
});

describe('a crop', () => {
  const area = { left: 7, top: 5, width: 60, height: 50 };

  it('is a part of what is stored, pixel by pixel', async () => {
    const before = await turned(6).png().toBuffer();
    const after = await rewrite(before, { kind: 'crop', area, of: [120, 80] });
    const wanted = await sharp(before, { autoOrient: false }).extract(area).raw().toBuffer();
    expect((await stored(after)).data.equals(wanted)).toBe(true);
    // It is turned as it was.
    expect((await sharp(after).metadata()).orientation).toBe(6);
  });

  it('of CMYK keeps its colours, of a progressive JPEG that it is one', async () => {
    const cmyk = await sharp(SAMPLE).toColourspace('cmyk').jpeg({ progressive: true }).toBuffer();
    const is = await sharp(await rewrite(cmyk, { kind: 'crop', area, of: [640, 768] })).metadata();
    expect([is.space, is.isProgressive, is.width]).toEqual(['cmyk', true, 60]);
  });
});

describe('a picture that can not be written anew', () => {
  it('is left alone, with the reason', async () => {
    const gif = await sharp(SAMPLE).resize(9, 9).gif().toBuffer();
    const both = [SAMPLE, await sharp(SAMPLE).negate().png().toBuffer()];
    const frames = await sharp(both, { join: { animated: true } })
      .webp()
      .toBuffer();
    const damaged = await turned(6).png().toBuffer();
    damaged.fill(0, damaged.length >> 1, (damaged.length >> 1) + 100);
    for (const [bytes, words] of [
      [gif, 'there is no way to write gif here'],
      [frames, 'it is animated'],
      [Buffer.from('hello'), /unsupported image format/],
      [damaged, /png/],
      [fs.readFileSync(SAMPLE), 'it was changed meanwhile'],
    ] as const) {
      const { result, target } = await attempt(bytes, { kind: 'bake' });
      expect(result).toEqual({ state: 'failed', detail: expect.stringMatching(words) });
      expect(fs.existsSync(target)).toBe(false);
    }
  });

  it('is another one than what was looked at', async () => {
    const area = { left: 0, top: 0, width: 9, height: 9 };
    for (const task of [
      { kind: 'crop', area, of: [640, 767] },
      { kind: 'flatten', background: '#ffffff' },
    ] as const) {
      const { result } = await attempt(fs.readFileSync(SAMPLE), task);
      expect(result).toEqual({ state: 'failed', detail: 'it was changed meanwhile' });
    }
  });
});

it.skipIf(process.platform === 'win32')('waits for no pipe that took the place of a picture', async () => {
  const folder = fromNative(fs.mkdtempSync(path.join(tmpdir(), 'lora-rewrite-')));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  execFileSync('mkfifo', [`${folder}/a.png`]);
  const rewriting = {
    picture: `${folder}/a.png`,
    target: `${folder}/.b.tmp`,
    task: { kind: 'bake' },
  } as const;
  expect(await rewritePicture(rewriting)).toEqual({ state: 'failed', detail: 'it is no file' });
  expect(fs.readdirSync(folder)).toEqual(['a.png']);
});
