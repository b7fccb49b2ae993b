// `lora parameters`: with which prompt and settings pictures were generated.
import { describe, expect, it } from 'vitest';
import { a1111Text, exifComment, jpegWithExif, pngWith, tEXt } from '../support/generated-pictures.ts';
import { png } from '../support/images.ts';
import { folderWith, lora } from './lora.ts';

const folder = () =>
  folderWith({
    'a.png': pngWith(tEXt('parameters', a1111Text)),
    'b.jpg': jpegWithExif(exifComment('hat\nSteps: 1, Sampler: x, Seed: 2')),
    'plain.png': png(8, 8),
    'text.png': 'no picture',
  });

describe('lora parameters', () => {
  it('tells the prompts and the settings', async () => {
    const { code, stdout } = await lora(folder(), ['parameters', 'a.png']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Prompt\n {2}\(masterpiece:1\.2\), .*\n {2}from behind\n\nNegative prompt\n {2}bad hands/,
    );
    expect(stdout).toMatch(/\nSettings\n {2}Steps {10,}20\n/);
  });

  it('tells of several', async () => {
    const { code, stdout } = await lora(folder(), ['parameters', 'a.png', 'b.jpg']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^== a\.png\n.*\n== b\.jpg\n\nPrompt\n {2}hat\n/s);
  });

  it('tells programs, and whose picture carries nothing or can not be read', async () => {
    const names = ['a.png', 'plain.png', 'text.png', 'gone.png'];
    const { code, stdout, stderr } = await lora(folder(), ['parameters', ...names, '--format', 'json']);
    expect(code).toBe(2);
    const { version, pictures } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(pictures.map(({ file }: { file: string }) => file)).toEqual(names);
    expect(pictures[0].parameters).toMatchObject({
      form: 'a1111',
      settings: { Seed: '42' },
      loraHashes: { other: '4567' },
      tiHashes: { easynegative: 'c74b4e81' },
    });
    expect(pictures.slice(1).map((one: { parameters: null }) => one.parameters)).toEqual([null, null, null]);
    expect(stderr).toContain('lora: plain.png: It carries no generation parameters');
    expect(stderr).toContain('lora: text.png: It is no PNG, JPEG or WebP');
    expect(stderr).toContain('lora: gone.png: There is no such file.');
  });

  it('ends with 1 where a picture carries nothing', async () => {
    expect((await lora(folder(), ['parameters', 'plain.png'])).code).toBe(1);
  });
});
