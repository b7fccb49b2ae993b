import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOfTree, folderWith, lora, pairs, picture } from './lora.ts';

/** A folder, and what runs there with a journal of its own. */
function start(files: Parameters<typeof folderWith>[0]) {
  const folder = folderWith(files);
  const state = folderWith({});
  return {
    folder,
    run: (...args: string[]) => lora(folder, args, { env: { LORA_WORKBENCH_STATE: state } }),
    text: (name: string) => fs.readFileSync(`${folder}/${name}`, 'utf8'),
    /** Names and contents, without times. */
    tree: () => digestOfTree(folder).map((line) => line.replace(/ (\d+) [\d.]+ \d+ /, ' $1 ')),
    state,
  };
}

const images = { '10_alice/x.png': picture, '10_alice/y.png': picture };

describe('lora undo', () => {
  it('takes lora lint --fix back, byte for byte', async () => {
    const { run, tree, text } = start({
      ...pairs({ a: '\ufeffx, x\r\ny,, y\r', b: ',y', c: 'x, y' }),
      ...pairs({ d: { link: '../one.txt' }, e: { link: '../one.txt' } }, '5_bob'),
      'one.txt': 'z, z',
    });
    const before = tree();
    expect((await run('lint', '--fix')).stderr).toBe('lora: 3 files fixed; "lora undo" takes that back.\n');
    expect([text('10_alice/b.txt'), text('one.txt')]).toEqual(['y', 'z']);
    expect(await run('undo')).toEqual({
      code: 0,
      stdout: '"Fix all that is safe to fix" in . undone: 3 files are as they were.\n',
      stderr: '',
    });
    expect(tree()).toEqual(before);
  });

  it('takes edit after edit back, each once', async () => {
    const { run, tree } = start({ ...pairs({ a: 'mine, mine' }), ...images });
    const before = tree();
    await run('lint', '--fix');
    const fixed = tree();
    await run('caption', '--base', 'z', '--overwrite', '--yes');
    expect((await run('undo', '10_alice')).stdout).toBe(
      '"Write base caption" in . undone: 3 files are as they were.\n',
    );
    expect(tree()).toEqual(fixed);
    expect((await run('undo')).stdout).toContain('1 file is as it was.');
    expect(tree()).toEqual(before);
    expect(await run('undo')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'lora: .: there is no bulk edit to undo here.\n',
    });
  });

  it('leaves what was changed since, and names it', async () => {
    const { folder, run, text, state } = start({ ...pairs({ a: 'x, x', b: 'y, y' }), ...images });
    await run('lint', '--fix');
    fs.writeFileSync(`${folder}/10_alice/a.txt`, 'mine');
    expect(await run('undo')).toEqual({
      code: 2,
      stdout: '"Fix all that is safe to fix" in . undone: 1 file is as it was.\n',
      stderr: 'lora: 10_alice/a.txt: left as it is: it was changed meanwhile.\n',
    });
    expect([text('10_alice/a.txt'), text('10_alice/b.txt')]).toEqual(['mine', 'y, y']);
    expect((await run('undo')).code).toBe(2);
    // What it held stays for a person to look at.
    const kept = fs.readdirSync(`${state}/journal`, { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => name.endsWith('.left-over.json'))).toHaveLength(1);
  });

  it('can be tried again where that may help', async () => {
    const { folder, run, text } = start(pairs({ a: 'x, x' }));
    await run('lint', '--fix');
    fs.chmodSync(`${folder}/10_alice/a.txt`, 0o444);
    expect((await run('undo')).stderr).toBe('lora: 10_alice/a.txt: left as it is: it is read-only.\n');
    fs.chmodSync(`${folder}/10_alice/a.txt`, 0o644);
    expect((await run('undo')).code).toBe(0);
    expect(text('10_alice/a.txt')).toBe('x, x');
  });

  it('tells what it would do', async () => {
    const { run, tree } = start({ ...pairs({ a: 'mine' }), '10_alice/x.png': picture });
    await run('caption', '--base', 'z', '--overwrite', '--yes');
    const before = tree();
    expect(await run('undo', '--dry-run')).toEqual({
      code: 0,
      stdout: 'remove 10_alice/x.txt\nrestore 10_alice/a.txt\n',
      stderr: '',
    });
    expect(tree()).toEqual(before);
    expect((await run('undo')).code).toBe(0);
  });

  it('goes by the dataset, and finds it from above, from below and through a link', async () => {
    const files = { ...pairs({ a: 'x, x' }, 'one/10_a'), ...pairs({ b: 'y, y' }, 'two/10_b') };
    const { folder, run, text } = start(files);
    fs.symlinkSync(`${folder}/one`, `${folder}/link`);
    await run('lint', '--fix', 'one');
    await run('lint', '--fix', 'two');
    expect((await run('undo', 'link/10_a')).stdout).toContain(' in one undone');
    expect([text('one/10_a/a.txt'), text('two/10_b/b.txt')]).toEqual(['x, x', 'y']);
    expect((await run('undo')).stdout).toContain(' in two undone');
    expect((await run('undo', 'elsewhere')).code).toBe(2);
  });
});

describe('lora lint --fix', () => {
  it('writes nothing that could not be taken back', async () => {
    const folder = folderWith({ ...pairs({ a: 'x, x' }), state: 'no folder' });
    const env = { LORA_WORKBENCH_STATE: `${folder}/state` };
    const { code, stderr } = await lora(folder, ['lint', '--fix'], { env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^lora: 10_alice\/a\.txt: not fixed: what would undo it can not be kept: .*\n$/);
    expect(fs.readFileSync(`${folder}/10_alice/a.txt`, 'utf8')).toBe('x, x');
  });
});
