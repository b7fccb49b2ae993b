import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashDistance } from '../../../core/image/pixels/difference-hash.ts';
import type { SeenPixels } from '../../../core/image/pixels/facts.ts';
import { readPixels } from '../../../core/node/pixels/read-pixels.ts';
import { png } from '../../support/images.ts';

const SAMPLE = 'test/fixtures/pictures/portrait.png';

function file(name: string, bytes: Uint8Array): string {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-pixels-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const made = path.join(folder, name);
  fs.writeFileSync(made, bytes);
  return made;
}

async function seen(bytes: Uint8Array): Promise<SeenPixels> {
  const facts = await readPixels(file('a.png', bytes));
  if (facts.state !== 'seen') throw new Error(JSON.stringify(facts));
  return facts;
}

describe('the pixels of a picture', () => {
  it('say the same after it was compressed, shrunk or mirrored', async () => {
    const original = await seen(fs.readFileSync(SAMPLE));
    const copy = await seen(await sharp(SAMPLE).resize({ width: 300 }).jpeg({ quality: 60 }).toBuffer());
    const mirrored = await seen(await sharp(SAMPLE).flop().webp().toBuffer());
    expect(hashDistance(original.hash, copy.hash)).toBeLessThanOrEqual(2);
    expect(hashDistance(original.hash, mirrored.mirrored)).toBeLessThanOrEqual(2);
    expect(copy.digest).not.toBe(original.digest);
  });

  it('are counted where they are transparent, in a channel or a palette', async () => {
    const pixels = Buffer.alloc(100 * 100 * 4, 255);
    pixels[4 * 5050 + 3] = 254;
    const rgba = sharp(pixels, { raw: { width: 100, height: 100, channels: 4 } });
    expect((await seen(await rgba.clone().png().toBuffer())).transparent).toBe(0.0001);
    expect((await seen(await rgba.clone().webp({ lossless: true }).toBuffer())).transparent).toBe(0.0001);
    pixels.fill(0, 0, 4 * 5000);
    expect((await seen(await rgba.clone().png({ palette: true }).toBuffer())).transparent).toBeCloseTo(0.5);
    expect((await seen(await rgba.clone().removeAlpha().png().toBuffer())).transparent).toBe(0);
  });

  it('of 16 bits and of CMYK are measured as those of 8 bits', async () => {
    const { brightness } = await seen(fs.readFileSync(SAMPLE));
    const deep = await seen(await sharp(SAMPLE).toColourspace('rgb16').png().toBuffer());
    const cmyk = await seen(await sharp(SAMPLE).toColourspace('cmyk').jpeg().toBuffer());
    expect(deep.brightness).toBeCloseTo(brightness, -1);
    expect(Math.abs(cmyk.brightness - brightness)).toBeLessThan(20);
  });

  it('are a fact, too, where they are damaged', async () => {
    const jpeg = await sharp(SAMPLE).jpeg().toBuffer();
    expect(await readPixels(file('a.jpg', jpeg.subarray(0, jpeg.length / 2)))).toEqual({
      state: 'damaged',
      detail: expect.any(String),
    });
    const whole = fs.readFileSync(SAMPLE);
    const broken = Uint8Array.from(whole);
    broken.fill(0, whole.length / 2, whole.length / 2 + 200);
    expect(await readPixels(file('a.png', broken))).toMatchObject({ state: 'damaged' });
  });

  it('are left alone where they are too many, or of a format that is not known', async () => {
    const bomb = png(1, 1);
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    const crc = (await import('node:zlib')).crc32(bomb.subarray(12, 29));
    new DataView(bomb.buffer).setUint32(29, crc);
    expect(await readPixels(file('a.png', bomb))).toEqual({ state: 'unseen' });
    expect(await readPixels(file('a.jxl', Uint8Array.of(0xff, 0x0a, 0, 0, 0, 0)))).toEqual({
      state: 'unseen',
    });
  });
});
