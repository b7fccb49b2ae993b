// `lora import` and `lora export-preset`: trainings that go from one program to another.
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOfTree, folderWith, lora, pairs } from './lora.ts';

const preset = JSON.stringify({ network_dim: '32', learning_rate: 0, unet_lr: 0.0001, max_train_steps: 300 });
const config = '# mine\n[dataset]\ntrigger = "alice"\n';

const dataset = (files: Readonly<Record<string, string>> = {}) =>
  folderWith({
    ...pairs({ a: 'alice' }, '10_alice woman'),
    'lora-dataset.toml': config,
    'p.json': preset,
    ...files,
  });
const read = (folder: string, name = 'lora-dataset.toml') => fs.readFileSync(`${folder}/${name}`, 'utf8');

describe('lora import', () => {
  it('tells what it takes over, and writes it with --yes', async () => {
    const folder = dataset();
    const { code, stdout } = await lora(folder, ['import', 'p.json', '--yes']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'warning  learning_rate is 0, which kohya_ss drops: the trainer takes 0.000002.\n',
    );
    expect(stdout).toContain('set      training.options.network_dim = 32\n');
    expect(stdout.endsWith('lora-dataset.toml is written. "lora undo" takes that back.\n')).toBe(true);
    expect(read(folder)).toMatch(/^# mine\n\[dataset\]\ntrigger = "alice"\n\n\[training\.options\]\n/);
    expect((await lora(folder, ['lint', '.', '--format', 'json'])).code).not.toBe(2);
    expect((await lora(folder, ['import', 'p.json', '--yes'])).stdout).toContain('says all of it already');
  });

  it('writes nothing with --dry-run, nor unasked', async () => {
    const folder = dataset();
    const before = digestOfTree(folder);
    const dry = await lora(folder, ['import', 'p.json', '--dry-run']);
    expect(dry.stdout).toContain('\n\n# mine\n[dataset]\n');
    expect(dry.stdout).toContain('\nnetwork_dim = 32\n');
    const unasked = await lora(folder, ['import', 'p.json']);
    expect(unasked).toMatchObject({
      code: 2,
      stderr: 'lora: lora-dataset.toml would be written: --yes says that it is meant.\n',
    });
    expect(digestOfTree(folder)).toEqual(before);
  });

  it('makes a configuration where there is none', async () => {
    const folder = dataset();
    fs.rmSync(`${folder}/lora-dataset.toml`);
    expect((await lora(folder, ['import', 'p.json', '.', '--yes'])).code).toBe(0);
    expect(read(folder)).toContain('[training.options]\n');
  });

  it('is taken back by lora undo, a configuration that it made too', async () => {
    const folder = dataset();
    await lora(folder, ['import', 'p.json', '--yes']);
    expect((await lora(folder, ['undo'])).stdout).toContain('"Import Training Configuration"');
    expect(read(folder)).toBe(config);
    fs.rmSync(`${folder}/lora-dataset.toml`);
    await lora(folder, ['import', 'p.json', '--yes']);
    await lora(folder, ['undo']);
    expect(fs.existsSync(`${folder}/lora-dataset.toml`)).toBe(false);
  });

  it('leaves the captions where they are', async () => {
    const folder = dataset({ 'c.json': JSON.stringify({ network_dim: 8, caption_extension: '.caption' }) });
    const { stdout } = await lora(folder, ['import', 'c.json', '--yes']);
    expect(stdout).toContain('info     The captions stay .txt; the file has .caption.\n');
    expect(read(folder)).not.toContain('caption_extension');
  });

  it.each([
    ['empty.toml', '# nothing\n', 'empty.toml: It says no option of the trainer.'],
    ['cargo.toml', '[package]\nname = "x"\n', 'cargo.toml: It says no option of the trainer.'],
    ['none.json', '', 'none.json'],
    ['bad.json', '{', 'bad.json: It can not be read'],
    ['a.txt', '', 'a.txt: A preset of kohya_ss is .json'],
  ])('refuses %s', async (name, text, reason) => {
    const folder = dataset(text === '' && name === 'none.json' ? {} : { [name]: text });
    const { code, stderr } = await lora(folder, ['import', name, '--yes']);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(read(folder)).toBe(config);
  });
});

describe('lora export-preset', () => {
  it('writes what lora import reads again, and nothing over another file', async () => {
    const folder = dataset();
    await lora(folder, ['import', 'p.json', '--yes']);
    const args = ['export-preset', '.', '--to', 'out.json'];
    expect((await lora(folder, args)).stdout).toContain('out.json is written.\n');
    expect(JSON.parse(read(folder, 'out.json'))).toMatchObject({
      ...{ network_dim: 32, unet_lr: 0.0001, max_train_steps: 300, train_data_dir: fs.realpathSync(folder) },
    });
    const before = read(folder);
    expect((await lora(folder, ['import', 'out.json', '--yes'])).code).toBe(0);
    // Only what came from the recipe before is said now, too.
    expect(read(folder).startsWith(before)).toBe(true);
    expect(read(folder)).not.toContain('model =');
    expect(await lora(folder, args)).toMatchObject({ code: 2 });
    expect((await lora(folder, [...args, '--overwrite'])).code).toBe(0);
  });
});
