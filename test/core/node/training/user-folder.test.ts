import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { nodeFileSystem } from '../../../../core/node/file-system.ts';
import {
  keepModel,
  keepModelPart,
  keepTrainer,
  readUserFiles,
} from '../../../../core/node/training/user-folder.ts';
import type { ModelPart } from '../../../../core/training/model-parts.ts';
import { hostile } from '../../../support/hostile-names.ts';
import { runFolder } from './fake-machine.ts';

/** The user's folder, which is not there as long as they have no files. */
function start(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = `${runFolder()}/config/lora-workbench`;
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(`${folder}/${name}`, content);
  }
  return {
    folder,
    all: () => readUserFiles(nodeFileSystem, folder),
    text: (name: string) => fs.readFileSync(`${folder}/${name}`, 'utf8'),
    keep: (name: string, path: string) => keepModel(nodeFileSystem, nodeJournalDisk, folder, name, path),
    keepPart: (name: string, part: ModelPart, path: string) =>
      keepModelPart(nodeFileSystem, nodeJournalDisk, folder, name, { part, path }),
    keepTrainer: (path: string, python?: string) =>
      keepTrainer(nodeFileSystem, nodeJournalDisk, folder, 'sd-scripts', { path, python }),
  };
}

describe('the user’s models and trainers', () => {
  it('are none where there are no files', () => {
    expect(start().all()).toEqual({ models: {}, trainers: {}, mistakes: [] });
  });

  it.each([...hostile, '../../struck'])('keep a name as it is, whatever it says: %j', (name) => {
    const { all, keep, folder } = start({ 'models.toml': 'sd15 = "/models/sd15"\n' });
    keep(name, `/models/${name}`);
    keep(name, `/other/${name}`);
    expect(all().mistakes).toEqual([]);
    expect(Object.entries(all().models)).toEqual([
      ['sd15', { path: '/models/sd15' }],
      [name, { path: `/other/${name}` }],
    ]);
    expect(fs.readdirSync(folder)).toEqual(['models.toml']);
  });

  it('keep the files that belong to a model, whether it stands for a path alone or has a table', () => {
    const { all, keepPart, text } = start({
      'models.toml': 'flux = "/models/flux.safetensors" # mine\n\n[xl]\npath = "/models/xl"\n',
    });
    keepPart('flux', 'clip_l', '/models/clip l.safetensors');
    keepPart('flux', 't5xxl', '/models/t5.safetensors');
    keepPart('xl', 'vae', '/models/vae.safetensors');
    expect(all().models).toEqual({
      flux: {
        path: '/models/flux.safetensors',
        clip_l: '/models/clip l.safetensors',
        t5xxl: '/models/t5.safetensors',
      },
      xl: { path: '/models/xl', vae: '/models/vae.safetensors' },
    });
    expect(text('models.toml')).toContain('# mine');
    expect(() => keepPart('other', 'ae', '/a')).toThrow('other has no place in');
  });

  it('are read, a path alone or with more', () => {
    const { all } = start({
      'models.toml':
        '\ufeffsd15 = "/models/v1-5.safetensors"\n[sdxl]\npath = "/models/xl"\nvae = "/models/vae"\n',
      'trainers.toml': 'sd-scripts = "~/sd-scripts"\n',
    });
    expect(all()).toEqual({
      models: {
        sd15: { path: '/models/v1-5.safetensors' },
        sdxl: { path: '/models/xl', vae: '/models/vae' },
      },
      trainers: { 'sd-scripts': { path: '~/sd-scripts' } },
      mistakes: [],
    });
  });

  it.each([
    ['is no TOML', 'sd15 = "/a"\nsd15 = /b\n', /line 2/],
    ['has something else in it', 'sd15 = 3\n', /sd15/],
    ['is not UTF-8', Uint8Array.of(0x61, 0xe9), /UTF-8/],
  ])('that stand in a file which %s are none, and that is told', (_, content, reason) => {
    const { all, folder } = start({ 'models.toml': content, 'trainers.toml': 'sd-scripts = "/sd"\n' });
    expect(all()).toEqual({
      models: {},
      trainers: { 'sd-scripts': { path: '/sd' } },
      mistakes: [{ file: `${folder}/models.toml`, reason: expect.stringMatching(reason) }],
    });
  });
});

describe('keeping where something is', () => {
  it('makes the file, with a word on what it is', () => {
    const { keep, keepTrainer, all, text, folder } = start();
    keep('sd15', '/models/v1-5.safetensors');
    keepTrainer('/sd', '/sd/venv/bin/python');
    expect(all()).toMatchObject({
      models: { sd15: { path: '/models/v1-5.safetensors' } },
      trainers: { 'sd-scripts': { path: '/sd' } },
    });
    expect(text('models.toml')).toMatch(/^# Base models by name/);
    expect(fs.readdirSync(folder).toSorted()).toEqual(['models.toml', 'trainers.toml']);
  });

  it.each([
    ['its own takes the place', '/new', '/new/venv/bin/python', '/new/venv/bin/python'],
    ['the one that was named stays, where it has none', '/new', undefined, '/conda/bin/python'],
    ['the one that was named stays, where it is the same trainer', '/old', '/old/venv', '/conda/bin/python'],
  ])('of a trainer: of the Python of an earlier one, %s', (_, path, python, expected) => {
    const before = '["sd-scripts"]\npath = "/old"\npython = "/conda/bin/python"\n';
    const { keepTrainer, all } = start({ 'trainers.toml': before });
    keepTrainer(path, python);
    expect(all().trainers).toEqual({ 'sd-scripts': { path, python: expected } });
  });

  it('keeps all else, comments too', () => {
    const before = '# mine\nsd15 = "/old" # from a friend\n\n[sdxl] # large\nvae = "/vae"\npath = "/xl"\n';
    const { keep, text } = start({ 'models.toml': before });
    keep('sd15', '/new');
    keep('sdxl', '/newer');
    expect(text('models.toml')).toBe(before.replace('/old', '/new').replace('"/xl"', '"/newer"'));
    keep('another', '/third');
    expect(text('models.toml')).toContain('# mine\nsd15 = "/new" # from a friend\n');
  });

  it.each([
    ['that has mistakes', 'sd15 = \n'],
    ['that is not UTF-8', Uint8Array.of(0x61, 0xe9)],
  ])('leaves a file alone %s, and says so', (_, content) => {
    const { keep, folder } = start({ 'models.toml': content });
    expect(() => keep('sd15', '/new')).toThrow(`${folder}/models.toml`);
    expect(fs.readFileSync(`${folder}/models.toml`)).toEqual(Buffer.from(content));
  });

  it.skipIf(process.platform === 'win32')('changes what a link leads to', () => {
    const { keep, folder } = start({ 'other.txt': '' });
    const target = `${runFolder()}/dotfile.toml`;
    fs.writeFileSync(target, 'sd15 = "/old"\n');
    fs.symlinkSync(target, `${folder}/models.toml`);
    keep('sd15', '/new');
    expect(fs.lstatSync(`${folder}/models.toml`).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(target, 'utf8')).toBe('sd15 = "/new"\n');
  });
});
