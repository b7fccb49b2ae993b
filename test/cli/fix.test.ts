import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOfTree, folderWith, inShort, lintJson, lora, pairs } from './lora.ts';

const fixed = (folder: string, name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

describe('lora lint --fix', () => {
  it('applies the safe fixes and reports what remains', async () => {
    const folder = folderWith({
      ...pairs({ a: 'x, y,, x, X', b: ',x', c: 'x, y' }),
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"',
    });
    const before = (await lintJson(folder)).report.summary;
    const { code, stderr, report } = await lintJson(folder, ['--fix']);
    expect([code, stderr]).toEqual([0, 'lora: 2 files fixed; "lora undo" takes that back.\n']);
    expect(['a', 'b', 'c'].map((name) => fixed(folder, `10_alice/${name}.txt`))).toEqual([
      'x, y, X',
      'x',
      'x, y',
    ]);
    expect(inShort(report)).toEqual([
      '10_alice/a.txt:0:0 missing-trigger warning',
      '10_alice/a.txt:0:6 duplicate-tag warning',
      '10_alice/b.txt:0:0 missing-trigger warning',
      '10_alice/c.txt:0:0 missing-trigger warning',
    ]);
    expect(before).toEqual({ error: 0, warning: 5, info: 2, hint: 0 });
    expect((await lintJson(folder)).report).toEqual(report);
  });

  it('decides the exit code by what remains', async () => {
    const folder = folderWith(pairs({ a: 'x, x' }));
    const flags = ['--max-warnings', '0'];
    expect((await lora(folder, ['lint', ...flags])).code).toBe(1);
    expect((await lora(folder, ['lint', '--fix', ...flags])).code).toBe(0);
  });

  it('touches nothing where there is nothing to fix, and the second time nothing at all', async () => {
    const folder = folderWith(
      pairs({ a: 'x, y', b: 'x, X', c: 'y,,y', d: Buffer.from('caf\xe9,,x', 'latin1') }),
    );
    fs.utimesSync(path.join(folder, '10_alice/a.txt'), 1, 1);
    const others = () =>
      digestOfTree(folder).filter((line) => !line.startsWith('10_alice') || !line.includes('c.txt'));
    const before = others().filter((line) => !/^10_alice /.test(line));
    await lora(folder, ['lint', '--fix']);
    expect(others().filter((line) => !/^10_alice /.test(line))).toEqual(before);
    expect(fixed(folder, '10_alice/c.txt')).toBe('y');
    const once = digestOfTree(folder);
    await lora(folder, ['lint', '--fix']);
    expect(digestOfTree(folder)).toEqual(once);
  });

  it('keeps line ends, permissions and links', async () => {
    const folder = folderWith({
      ...pairs({ a: 'x, x\r\ny, y\r', b: { link: '../real.txt' } }),
      'real.txt': 'x, y,, x',
    });
    fs.chmodSync(path.join(folder, '10_alice/a.txt'), 0o640);
    const { stderr } = await lora(folder, ['lint', '--fix']);
    expect(stderr).toBe('lora: 2 files fixed; "lora undo" takes that back.\n');
    expect(fixed(folder, '10_alice/a.txt')).toBe('x\r\ny, y\r');
    expect(fs.statSync(path.join(folder, '10_alice/a.txt')).mode & 0o777).toBe(0o640);
    expect(fs.readlinkSync(path.join(folder, '10_alice/b.txt'))).toBe('../real.txt');
    expect(fixed(folder, 'real.txt')).toBe('x, y');
    expect(fs.readdirSync(path.join(folder, '10_alice'))).toEqual(['a.png', 'a.txt', 'b.png', 'b.txt']);
  });

  it('makes UTF-8 of what says itself what it is, then mends the words, and keeps the bytes that were there', async () => {
    const wide = Buffer.from('\ufeffcafé, x,, x', 'utf16le');
    const latin = Buffer.from('caf\xe9, x', 'latin1');
    const bare = Buffer.from('cafe, x', 'utf16le');
    const folder = folderWith({ ...pairs({ a: wide, b: '\ufeffx, y', c: latin, d: bare }), 'state/x': '' });
    const env = { LORA_WORKBENCH_STATE: `${folder}/state` };
    const { code, stderr } = await lora(folder, ['lint', '--fix'], { env });
    // What could mean several things is left alone.
    expect([code, stderr]).toEqual([1, 'lora: 2 files fixed; "lora undo", 2 times, takes that back.\n']);
    expect([fixed(folder, '10_alice/a.txt'), fixed(folder, '10_alice/b.txt')]).toEqual(['café, x', 'x, y']);
    expect(fs.readFileSync(`${folder}/10_alice/c.txt`)).toEqual(latin);
    expect(fs.readFileSync(`${folder}/10_alice/d.txt`)).toEqual(bare);
    for (const _ of ['the words', 'the bytes']) await lora(folder, ['undo'], { env });
    expect(fs.readFileSync(`${folder}/10_alice/a.txt`)).toEqual(wide);
    expect(fixed(folder, '10_alice/b.txt')).toBe('\ufeffx, y');
  });

  it('leaves the bytes alone where the rule is off', async () => {
    const folder = folderWith(pairs({ a: '\ufeffx, y' }));
    await lora(folder, ['lint', '--fix', '--rule', 'caption-encoding=off']);
    expect(fixed(folder, '10_alice/a.txt')).toBe('\ufeffx, y');
  });

  it('fixes only what was named', async () => {
    const folder = folderWith(pairs({ a: 'x, x', b: 'x, x' }));
    await lora(folder, ['lint', '--fix', '10_alice/b.txt']);
    expect([fixed(folder, '10_alice/a.txt'), fixed(folder, '10_alice/b.txt')]).toEqual(['x, x', 'x']);
  });

  it('fixes nothing of a rule that is off, and nothing that is only suggested', async () => {
    const folder = folderWith(pairs({ a: 'x, x, X' }));
    await lora(folder, ['lint', '--fix', '--rule', 'duplicate-tag=off']);
    expect(fixed(folder, '10_alice/a.txt')).toBe('x, x, X');
    await lora(folder, ['lint', '--fix']);
    expect(fixed(folder, '10_alice/a.txt')).toBe('x, X');
  });

  it('fixes captions of one text under two names', async () => {
    const folder = folderWith({
      ...pairs({ a: { link: '../one.txt' }, b: { link: '../one.txt' } }),
      'one.txt': 'x, x',
    });
    expect(await lora(folder, ['lint', '--fix'])).toEqual({
      code: 0,
      stdout: 'No problems in 1 dataset, 2 pictures.\n',
      stderr: 'lora: 1 file fixed; "lora undo" takes that back.\n',
    });
    expect(fixed(folder, 'one.txt')).toBe('x');
  });

  it('names what it may not write, fixes the rest, and ends with 2', async () => {
    const folder = folderWith(pairs({ a: 'x, x', b: 'y, y' }));
    fs.chmodSync(path.join(folder, '10_alice/a.txt'), 0o444);
    const { code, stderr, report } = await lintJson(folder, ['--fix']);
    expect(stderr).toBe(
      'lora: 1 file fixed; "lora undo" takes that back.\nlora: 10_alice/a.txt: not fixed, since it is read-only.\n',
    );
    expect([code, inShort(report)]).toEqual([2, ['10_alice/a.txt:0:3 duplicate-tag warning']]);
    expect([fixed(folder, '10_alice/a.txt'), fixed(folder, '10_alice/b.txt')]).toEqual(['x, x', 'y']);
  });
});
