import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOfTree, folderWith, lora, pairs, picture } from './lora.ts';

const read = (folder: string, name: string) => fs.readFileSync(`${folder}/${name}`, 'utf8');

/** Runs `lora caption` with a state folder of its own. */
function caption(folder: string, ...args: string[]) {
  return lora(folder, ['caption', ...args], { env: { LORA_WORKBENCH_STATE: `${folder}/state` } });
}

const images = { '10_alice/x.png': picture, '10_alice/y.png': picture };

describe('lora caption', () => {
  it('writes the base caption for each picture without a caption, and nothing else', async () => {
    const folder = folderWith({ ...pairs({ a: 'mine', b: '' }), ...images });
    expect(await caption(folder, '.', '--base', '1girl, alice')).toEqual({
      code: 0,
      stdout: '2 captions written. "lora undo" takes that back.\n',
      stderr: '',
    });
    expect(['a', 'b', 'x', 'y'].map((name) => read(folder, `10_alice/${name}.txt`))).toEqual([
      'mine',
      '',
      '1girl, alice',
      '1girl, alice',
    ]);
    expect((await caption(folder, '.', '--base', 'z')).stdout).toBe('0 captions written.\n');
  });

  it('keeps what takes it back', async () => {
    const folder = folderWith({ ...pairs({ a: 'mine' }), ...images });
    await caption(folder, '.', '--base', 'z');
    const entries = fs
      .readdirSync(`${folder}/state/journal`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'));
    expect(entries).toHaveLength(1);
    expect(JSON.parse(read(`${folder}/state/journal`, entries[0] ?? '')).files).toHaveLength(2);
  });

  it('takes what is declared, for each folder its own', async () => {
    const folder = folderWith({
      ...images,
      '5_bob/b.png': picture,
      'lora-dataset.toml':
        '[dataset]\nbase_caption = "1girl"\n\n[concepts."5_bob"]\nbase_caption = "1boy, bob"\n',
    });
    expect((await caption(folder)).stdout).toBe('3 captions written. "lora undo" takes that back.\n');
    expect([read(folder, '10_alice/x.txt'), read(folder, '5_bob/b.txt')]).toEqual(['1girl', '1boy, bob']);
  });

  it('goes by the part that is named', async () => {
    const folder = folderWith({ ...pairs({ a: 'mine' }), ...images, '5_bob/b.png': picture });
    await caption(folder, '10_alice/x.png', '5_bob', '--base', 'z');
    expect(fs.existsSync(`${folder}/10_alice/y.txt`)).toBe(false);
    expect([read(folder, '10_alice/x.txt'), read(folder, '5_bob/b.txt')]).toEqual(['z', 'z']);
  });

  it('replaces captions only if that is meant, and none that is no text', async () => {
    const latin = Buffer.from('caf\xe9', 'latin1');
    const folder = folderWith({
      ...pairs({ a: 'mine', b: '\ufeffold', c: latin }),
      ...images,
      'state/x': '',
    });
    const before = digestOfTree(folder);
    expect(await caption(folder, '.', '--base', 'z', '--overwrite')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'lora: 2 captions would be replaced: --yes says that it is meant.\n',
    });
    expect(digestOfTree(folder)).toEqual(before);
    const run = await caption(folder, '.', '--base', 'z', '--overwrite', '--yes');
    expect(run).toEqual({
      code: 2,
      stdout: '4 captions written. "lora undo" takes that back.\n',
      stderr:
        'lora: 10_alice/c.txt: not written: what to change there can not be worked out: it is no text that can be read.\n',
    });
    expect([read(folder, '10_alice/a.txt'), read(folder, '10_alice/b.txt')]).toEqual(['z', '\ufeffz']);
    expect(fs.readFileSync(`${folder}/10_alice/c.txt`)).toEqual(latin);
  });

  it('tells what it would do', async () => {
    const folder = folderWith({ ...pairs({ a: 'mine' }), ...images });
    const before = digestOfTree(folder);
    expect((await caption(folder, '--base', 'z', '--overwrite', '--dry-run')).stdout).toBe(
      'write 10_alice/x.txt\nwrite 10_alice/y.txt\nreplace 10_alice/a.txt\n',
    );
    expect((await caption(folder, '10_alice/a.png', '--base', 'z', '--dry-run')).stdout).toBe(
      'There is nothing to write.\n',
    );
    expect(digestOfTree(folder)).toEqual(before);
  });

  it.each([
    [['.'], '10_alice: no base caption is declared for it in lora-dataset.toml; --base says one.'],
    [['--base', ' '], 'the base caption is empty: nothing is written.'],
    [['none', '--base', 'z'], 'none: there is no such file or folder.'],
  ])('fails at %j', async (args, words) => {
    const { code, stderr } = await caption(folderWith({ ...pairs({ a: 'mine' }), ...images }), ...args);
    expect([code, stderr]).toEqual([2, `lora: ${words}\n`]);
  });
});
