import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stylish } from '../../cli/reporters/stylish.ts';
import { wantsColors } from '../../cli/terminal/style.ts';
import { cli, folderWith, lora, pairs } from './lora.ts';

const twice = '1girl, smile, red hair, smile';

describe('the report for people', () => {
  it('goes file by file, in columns, counted from 1', async () => {
    const folder = folderWith(pairs({ a: `${twice},,x`, b: '\ufeffx, y, x' }));
    expect((await lora(folder, ['lint'])).stdout).toBe(`10_alice/a.txt
  1:25  warning  "smile" is already in this caption.                     duplicate-tag
  1:30  info     An empty tag, which the trainer counts like any other.  empty-tag

10_alice/b.txt
  1:1  warning  A byte order mark stands in front: the trainer takes it for a part of the first tag.  caption-encoding
  1:7  warning  "x" is already in this caption.                                                       duplicate-tag

4 problems (0 errors, 3 warnings, 1 info, 0 hints) in 1 dataset, 2 pictures
4 of them mended by --fix
`);
  });

  it('tells once what most of a dataset does, and beside it what only few do', async () => {
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`p${index + 10}`, twice]));
    const folder = folderWith({ ...pairs({ ...many, z: '1girl,' }), ...pairs({ a: '1girl,' }, '5_bob') });
    const { stdout } = await lora(folder, ['lint']);
    expect(stdout.match(/duplicate-tag|empty-tag/g)).toEqual(['duplicate-tag', 'empty-tag', 'empty-tag']);
    expect(stdout).toMatch(/12 of 14 pictures: .*duplicate-tag\n/);
    expect(stdout).toMatch(
      /\n15 problems \(.*14 hints\).*\n14 of them .*\n12 hints of what many pictures do: --no-collapse lists them\n$/,
    );
    expect((await lora(folder, ['lint', '--no-collapse'])).stdout.match(/duplicate-tag/g)).toHaveLength(12);
  });

  it('is friendly when nothing was found', async () => {
    const folder = folderWith(pairs({ a: '1girl' }));
    expect(await lora(folder, ['lint'])).toEqual({
      code: 0,
      stdout: 'No problems in 1 dataset, 1 picture.\n',
      stderr: '',
    });
  });

  it('has colours only where they are wanted', async () => {
    const folder = folderWith(pairs({ a: twice }));
    const start = '\u001b[';
    expect((await lora(folder, ['lint'])).stdout).not.toContain(start);
    expect((await lora(folder, ['lint'], { env: { FORCE_COLOR: '1' } })).stdout).toContain(
      `${start}33mwarning`,
    );
    expect((await lora(folder, ['lint'], { env: { FORCE_COLOR: '0' } })).stdout).not.toContain(start);
    const json = await lora(folder, ['lint', '--format', 'json'], { env: { FORCE_COLOR: '1' } });
    expect(json.stdout).not.toContain(start);
  });

  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: 'false' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ])('on a terminal: %j, with %j: %j', (isTTY, env, expected) => {
    expect(wantsColors({ isTTY }, env)).toBe(expected);
  });

  it('says one and many rightly', () => {
    const report = {
      datasets: [
        { root: 'x', images: 2, captions: 2 },
        { root: 'y', images: 0, captions: 0 },
      ],
      findings: [],
      summary: { error: 0, warning: 0, info: 0, hint: 0 },
      configs: 0,
      fixable: 0,
    };
    expect(stylish(report, { colors: false, folder: '' })).toBe('No problems in 2 datasets, 2 pictures.\n');
  });
});

describe.skipIf(process.platform === 'win32')('what is written', () => {
  const large = () => {
    const folder = folderWith({});
    fs.mkdirSync(`${folder}/10_alice`);
    const caption = Array.from({ length: 4000 }, () => 'smile').join(', ');
    for (const [name, content] of Object.entries(pairs({ a: caption, b: caption, c: caption })))
      fs.writeFileSync(`${folder}/${name}`, content as string);
    return folder;
  };

  it('comes whole through a pipe, however slow its reader', async () => {
    const args = ['lint', '--format', 'json', '--rule', 'too-many-tokens=off'];
    const child = spawn(process.execPath, [cli, ...args], { cwd: large() });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk)).pause();
    setTimeout(() => child.stdout.resume(), 500);
    await new Promise((resolve) => child.on('close', resolve));
    const { findings } = JSON.parse(Buffer.concat(chunks).toString());
    expect(findings).toHaveLength(3 * 3999);
  });

  it('may be left unread: lora lint | head', async () => {
    const child = spawn(process.execPath, [cli, 'lint'], { cwd: large() });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  it.skipIf(!fs.existsSync('/dev/full'))('is told to be lost when the disk is full', async () => {
    const full = fs.openSync('/dev/full', 'w');
    const folder = folderWith(pairs({ a: twice }));
    const child = spawn(process.execPath, [cli, 'lint'], { cwd: folder, stdio: ['ignore', full, 'pipe'] });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    fs.closeSync(full);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^lora: the report can not be written: ENOSPC.*\n$/);
  });
});
