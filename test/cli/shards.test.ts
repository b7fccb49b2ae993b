import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, lora, picture, type Run } from './lora.ts';

const COUNT = 4;
const shards = Array.from({ length: COUNT }, (_, index) => index + 1);

/** Captions of one person, some with mistakes, a picture without one, and a convention that becomes one finding. */
function dataset(): string {
  const files: Record<string, string | Uint8Array> = {
    'lora-dataset.toml': '[dataset]\ntrigger = "ohwx"\n[rules]\nsmall-image = "off"\n',
    'prompts.txt': 'ohwx --w 512--h 512\n',
    '10_ohwx woman/bare.png': picture,
    '10_ohwx woman/alone.txt': 'ohwx',
  };
  for (let index = 0; index < 30; index++) {
    const stem = `10_ohwx woman/${String(index).padStart(2, '0')}`;
    files[`${stem}.png`] = picture;
    files[`${stem}.txt`] =
      index === 7 ? '1girl, dark skim, , hat' : `ohwx, 1girl, dark skin${index % 2 ? ', hat, hat' : ''}`;
  }
  return folderWith(files);
}

const pass = (folder: string, index: number, ...args: readonly string[]): Promise<Run> =>
  lora(folder, ['lint', '--no-tags', '--shard', `${index}/${COUNT}`, '--pass', ...args]);

/** Does the first pass of all shards, and merges it. */
async function withStatistics(folder: string): Promise<void> {
  const runs = await Promise.all(
    shards.map((index) => pass(folder, index, 'statistics', '--output', `statistics-${index}`)),
  );
  expect(runs).toEqual(shards.map(() => ({ code: 0, stdout: '', stderr: '' })));
  const merged = await lora(folder, [
    'merge',
    ...shards.map((index) => `statistics-${index}`),
    '--output',
    'statistics',
  ]);
  expect(merged).toEqual({ code: 0, stdout: '', stderr: '' });
}

const findings = (folder: string, index: number, ...args: readonly string[]): Promise<Run> =>
  pass(folder, index, 'findings', '--statistics', 'statistics', '--output', `findings-${index}`, ...args);

const merge = (folder: string, ...args: readonly string[]): Promise<Run> =>
  lora(folder, ['merge', ...shards.map((index) => `findings-${index}`), ...args]);

describe('lora lint --shard', () => {
  it('finds in four shards what is found in one run, and ends as that does', {
    timeout: 60_000,
  }, async () => {
    const folder = dataset();
    await withStatistics(folder);
    const runs = await Promise.all(shards.map((index) => findings(folder, index)));
    expect(runs).toEqual(shards.map(() => ({ code: 0, stdout: '', stderr: '' })));
    for (const flags of [
      ['--format', 'json'],
      ['--max-warnings', '1'],
      ['--format', 'sarif'],
    ]) {
      const once = await lora(folder, ['lint', '--no-cache', '--no-tags', ...flags]);
      expect(once.stdout).toContain('duplicate-tag');
      expect(await merge(folder, ...flags)).toEqual(once);
      expect(await lora(folder, ['lint', '--no-tags', '--low-memory', ...flags])).toEqual(once);
    }
  });

  it('says what is lacking, is not whole, or has changed', { timeout: 60_000 }, async () => {
    const folder = dataset();
    await withStatistics(folder);
    const told = async (run: Promise<Run>) => {
      const { code, stdout, stderr } = await run;
      expect([code, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await told(lora(folder, ['merge', 'statistics-1', 'statistics-3', '--output', 'x']))).toBe(
      'lora: the statistics of shards 2/4, 4/4 are lacking.\n',
    );
    expect(await told(lora(folder, ['merge', 'statistics-1', 'statistics-1', '--output', 'x']))).toBe(
      'lora: statistics-1: it is of the same shard as statistics-1.\n',
    );
    expect(await told(lora(folder, ['merge', 'prompts.txt']))).toMatch(/^lora: prompts\.txt: it is /);
    expect(await told(findings(folder, 1, '--rule', 'duplicate-tag=error'))).toBe(
      'lora: statistics: it was made with other --rule or --images.\n',
    );
    await findings(folder, 1);
    const whole = fs.readFileSync(path.join(folder, 'findings-1'), 'utf8');
    fs.writeFileSync(path.join(folder, 'half'), whole.slice(0, -20));
    expect(await told(lora(folder, ['merge', 'half']))).toBe(
      'lora: half: it is not whole. Run that shard again.\n',
    );
    expect(await told(lora(folder, ['merge', 'findings-1']))).toBe(
      'lora: the findings of shards 2/4, 3/4, 4/4 are lacking.\n',
    );
    fs.appendFileSync(path.join(folder, 'lora-dataset.toml'), '[tags]\nknown = ["hat"]\n');
    expect(await told(findings(folder, 2))).toBe(
      'lora: statistics: it was made with another lora-dataset.toml.\n',
    );
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says so when pictures came between the passes', { timeout: 60_000 }, async () => {
    const folder = dataset();
    await withStatistics(folder);
    fs.writeFileSync(path.join(folder, '10_ohwx woman/new.png'), picture);
    await Promise.all(shards.map((index) => findings(folder, index)));
    const { code, stderr } = await merge(folder);
    expect([code, stderr]).toEqual([
      2,
      'lora: 1 picture came or went between the passes: run both again to have all findings.\n',
    ]);
  });

  it.each([
    [['--shard', '5/4'], /I\/N is expected/],
    [['--shard', '1/4'], /--pass is lacking/],
    [['--pass', 'statistics'], /--output is lacking/],
    [['--pass', 'findings', '--output', 'x'], /--statistics is lacking/],
    [['--pass', 'findings', '--output', 'x', '--statistics', 'none'], /none: .*no such file/],
    [['--low-memory', '--fix'], /--fix needs all files at once/],
    [['--low-memory', '--images', 'pixels'], /compares each picture with all others \(duplicate-image/],
    [['--low-memory', '10_ohwx woman'], /only a part of this dataset is named/],
  ])('refuses %j', async (flags, why) => {
    const { code, stdout, stderr } = await lora(dataset(), ['lint', ...flags]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(why);
  });
});
