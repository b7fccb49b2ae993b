import { describe, expect, it } from 'vitest';
import { folderWith, lora, pairs, picture } from './lora.ts';

async function json(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = await lora(folder, ['stats', '--format', 'json', ...args]);
  return { code, stderr, datasets: JSON.parse(stdout).datasets };
}

describe('lora stats', () => {
  it('tells a dataset in numbers, as the contract has it', async () => {
    const folder = folderWith({
      ...pairs({ a: '1girl, smile', b: '1girl, Smile' }, '10_alice woman'),
      '10_alice woman/c.png': picture,
      ...pairs({ d: '1girl' }, '5_bob'),
      ...pairs({ e: 'never read' }, 'spare'),
      'spare/f.png': picture,
    });
    expect(await json(folder)).toEqual({
      code: 0,
      stderr: '',
      datasets: [
        {
          root: '.',
          folders: [
            { name: '10_alice woman', repeats: 10, class_tokens: 'alice woman', images: 3, captions: 2 },
            { name: '5_bob', repeats: 5, class_tokens: 'bob', images: 1, captions: 1 },
            { name: 'spare', repeats: null, class_tokens: null, images: 2, captions: 1 },
          ],
          tags: [
            { tag: '1girl', count: 3 },
            { tag: 'Smile', count: 2 },
          ],
          tokens: {
            limit: 75,
            min: 2,
            median: 4,
            max: 4,
            over: 0,
            histogram: [{ from: 0, to: 25, captions: 3 }],
          },
          buckets: [{ bucket: [768, 768], images: 4 }],
          sizes: [{ size: [768, 768], images: 4 }],
          steps: 280,
        },
      ],
    });
  });

  it('counts captions that are too long for the model', async () => {
    const long = Array.from({ length: 40 }, () => 'solo').join(', ');
    const { datasets } = await json(folderWith(pairs({ a: long, b: 'solo' })));
    expect(datasets[0].tokens).toEqual({
      limit: 75,
      min: 1,
      median: 79,
      max: 79,
      over: 1,
      histogram: [
        { from: 0, to: 25, captions: 1 },
        { from: 26, to: 50, captions: 0 },
        { from: 51, to: 75, captions: 0 },
        { from: 76, to: 100, captions: 1 },
      ],
    });
  });

  it('writes it for people, the first tags only', async () => {
    const folder = folderWith(pairs({ a: '1girl, smile\u001b[31m, x', b: '1girl' }));
    const { code, stdout } = await lora(folder, ['stats', '--top', '2']);
    expect(code).toBe(0);
    expect(stdout).toBe(`.: 2 pictures, 2 captions, 160 steps

  Folders
    10_alice: 2 pictures, 2 captions, 10 repeats

  Tags (2 of 3)
    2  1girl
    1  smile\\x1b[31m

  Tokens: 2 to 6, median 6; 0 captions of more than 75
    0–25  ████████████████████████████████████████ 2

  Sizes
    768 × 768: 2 pictures

  Buckets
    768 × 768: 2 pictures
`);
  });

  it('tells all datasets below a folder, and what can not be read', async () => {
    const folder = folderWith({
      ...pairs({ a: 'x' }, 'y/10_a'),
      ...pairs({ a: 'x' }, 'x/10_a'),
      'x/lora-dataset.toml': '[dataset]\ntriger = "x"\n',
      'x/10_a/b.png': '',
    });
    const { code, stderr, datasets } = await json(folder, '.', 'none');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^lora: none: there is no such .*\nlora: x\/lora-dataset\.toml:2:1: .*\n$/);
    expect(datasets.map(({ root, steps }: { root: string; steps: number | null }) => [root, steps])).toEqual([
      ['x', null],
      ['y', 80],
    ]);
  });

  it('says where there is no dataset', async () => {
    expect(await json(folderWith({ 'x.md': '' }))).toEqual({
      code: 2,
      stderr: 'lora: .: there is no dataset here.\n',
      datasets: [],
    });
  });
});
