import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, lora, pairs, picture } from './lora.ts';

type Size = readonly [number, number];
type Settings = readonly [Size, number, number, number, boolean];
interface Case {
  readonly in: readonly [number, number, ...Settings];
  readonly out?: readonly [number, number, number, number];
}

const { cases }: { cases: readonly Case[] } = JSON.parse(
  readFileSync('test/fixtures/oracles/buckets.json', 'utf8'),
);

/** The recorded cases by the settings that they were recorded with. */
const groups = new Map<string, { settings: Settings; cases: Case[] }>();
for (const one of cases) {
  const [, , ...settings] = one.in;
  const key = JSON.stringify(settings);
  const group = groups.get(key) ?? { settings, cases: [] };
  group.cases.push(one);
  groups.set(key, group);
}

/** Settings as somebody gives them to the command. */
function flagsOf([resolution, min, max, step, noUpscale]: Settings): readonly string[] {
  const numbers = ['--min-bucket-reso', min, '--max-bucket-reso', max, '--bucket-reso-steps', step];
  return [
    '--resolution',
    resolution.join(','),
    ...numbers.map(String),
    ...(noUpscale ? ['--bucket-no-upscale'] : []),
  ];
}

describe('lora buckets', () => {
  it.each([...groups])('places pictures as the trainer does: %s', async (_, { settings, cases }) => {
    const sizes = cases.map(({ in: [width, height] }) => `${width}x${height}`);
    const run = await lora('.', ['buckets', ...sizes, ...flagsOf(settings), '--format', 'json']);
    // Where the trainer makes no buckets at all, or one without a side, it ends.
    const right = cases.map(({ in: [width, height], out }) => {
      const stops = !out || out[0] === 0 || out[1] === 0;
      return stops
        ? { size: [width, height], bucket: null, resized: null }
        : { size: [width, height], bucket: out.slice(0, 2), resized: out.slice(2) };
    });
    if (run.code === 2) {
      expect(cases.every(({ out }) => out === undefined)).toBe(true);
      expect(run.stderr).toMatch(
        /^lora: The resolution .* lies outside the buckets .*the trainer would end\.\n$/,
      );
      return;
    }
    expect(JSON.parse(run.stdout)).toEqual(right);
    expect(run.code).toBe(right.some(({ bucket }) => bucket === null) ? 1 : 0);
  });

  it('writes sizes down for people', async () => {
    expect(await lora('.', ['buckets', '1000x800', '640×960', '768x768', '900x200'])).toEqual({
      code: 0,
      stdout: `Size        Bucket      Resized to  Cut off
1000 × 800  832 × 704   880 × 704   48 × 0 (5 %)
640 × 960   640 × 896   640 × 960   0 × 64 (7 %)
768 × 768   768 × 768   768 × 768   -
900 × 200   1024 × 256  1152 × 256  128 × 0 (11 %)
`,
      stderr: '',
    });
  });

  it('takes options as the trainer writes them, too', async () => {
    const args = ['buckets', '640x768', '--resolution', '512', '--format', 'json'];
    const ours = await lora('.', [...args, '--max-bucket-reso', '640', '--bucket-no-upscale']);
    const theirs = await lora('.', [...args, '--max_bucket_reso=640', '--bucket_no_upscale']);
    expect(JSON.parse(ours.stdout)).toEqual([{ size: [640, 768], bucket: [448, 512], resized: [448, 538] }]);
    expect(theirs).toEqual(ours);
  });

  it('tells the pictures of a dataset by its own settings, or by those that are given', async () => {
    const config = (more: string) => `[training.options]\n${more}\n`;
    const folder = folderWith({
      ...pairs({ a: 'x', b: 'y' }),
      '10_alice/c.png': picture,
      'lora-dataset.toml': config('resolution = "512,512"'),
    });
    expect((await lora(folder, ['buckets'])).stdout).toBe(
      `.: 3 pictures, resolution 512,512

  Bucket     Pictures  Enlarged  Cut off at most
  512 × 512  3         -         -
`,
    );
    const row = (file: string, side: number) => {
      return { file: `10_alice/${file}`, size: [768, 768], bucket: [side, side], resized: [side, side] };
    };
    const json = async (...args: string[]) =>
      JSON.parse((await lora(folder, ['buckets', ...args, '--format', 'json'])).stdout);
    expect(await json('10_alice/b.png')).toEqual([row('b.png', 512)]);
    expect(await json('--resolution', '1024')).toEqual([
      row('a.png', 1024),
      row('b.png', 1024),
      row('c.png', 1024),
    ]);
  });

  it('says which pictures it leaves out, and where there are no buckets', async () => {
    const folder = folderWith({
      ...pairs({ a: 'x' }, 'x/10_a'),
      'x/10_a/broken.png': '',
      ...pairs({ a: 'x' }, 'y/10_a'),
      'y/lora-dataset.toml': '[training.options]\nenable_bucket = false\n',
      ...pairs({ a: 'x' }, 'z/10_a'),
      'z/lora-dataset.toml': '[training.options]\nresolution = 2048\n',
    });
    const { code, stdout, stderr } = await lora(folder, ['buckets', '--format', 'json']);
    expect([code, JSON.parse(stdout)]).toEqual([
      2,
      [{ file: 'x/10_a/a.png', size: [768, 768], bucket: [768, 768], resized: [768, 768] }],
    ]);
    expect(stderr.split('\n').sort()).toEqual([
      '',
      'lora: x: 1 picture can not be read: lora lint tells why.',
      'lora: y: its training has no buckets, since enable_bucket is off.',
      'lora: z: The resolution 2048,2048 lies outside the buckets (256 to 1024). Change it, min_bucket_reso or max_bucket_reso: the trainer would end.',
    ]);
  });

  it.each([
    ['768x', '"768x" is no size of a picture. A number in plain digits is expected'],
    ['0x768', 'A number in plain digits is expected, from 1 to 1000000.'],
    ['1e3x768', 'plain digits'],
    ['768.0x768', 'plain digits'],
    ['1x2x3', 'A width and a height are expected'],
    ['9999999x1', 'from 1 to 1000000'],
    ['768x768 .', 'either sizes or paths are expected, not both'],
    ['768x768 --resolution 0', 'A number in plain digits is expected, from 1 to 65536.'],
    ['768x768 --resolution 768x768', 'plain digits'],
    ['768x768 --resolution 1,2,3', 'for example 768,512'],
    ['768x768 --resolution -768', 'plain digits'],
    ['768x768 --bucket-reso-steps 0', 'from 1 to 65536'],
    ['768x768 --max-bucket-reso 1e9', 'plain digits'],
    ['768x768 --max-bucket-reso 1000000000', 'from 1 to 65536'],
    ['768x768 --min-bucket-reso 32', 'rounded down it is 0, and the trainer divides by it.'],
    ['768x768 --resolution 2048', 'lies outside the buckets (256 to 1024)'],
    ['none', 'none: there is no such file or folder.'],
  ])('refuses %s', async (args, words) => {
    const { code, stdout, stderr } = await lora(folderWith({}), ['buckets', ...args.split(' ')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('is quick with the finest steps there are', async () => {
    const started = performance.now();
    const limits = ['--max-bucket-reso', '65536', '--bucket-reso-steps', '1', '--resolution', '4096'];
    const { code } = await lora('.', ['buckets', '100x3000', ...limits, '--min-bucket-reso', '1']);
    expect([code, performance.now() - started < 10_000]).toEqual([0, true]);
  });
});
