// `lora recipes`, and `lora train` by another recipe than the usual one.
import * as fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { recipes } from '../../core/training/recipes/index.ts';
import { folderWith, lora } from './lora.ts';
import { posix, record, Workshop } from './training.ts';

const read = (run: string, name: string) => fs.readFileSync(path.join(run, name), 'utf8');
/** The trainer flattens the tables of its file. */
const flat = (run: string) => Object.assign({}, ...Object.values(parse(read(run, 'config.toml')))) as object;

it('lists the recipes, a line each, with those that are untested called so', async () => {
  const { code, stdout } = await lora(folderWith({}), ['recipes']);
  const lines = stdout.trimEnd().split('\n');
  expect(code).toBe(0);
  expect(lines.map((line) => line.split(' ')[0])).toEqual(recipes.map(({ id }) => id));
  expect(lines.filter((line) => !line.includes('untested')).map((line) => line.split(' ')[0])).toEqual([
    'sd15-likeness',
  ]);
});

it('lists them as JSON', async () => {
  const { stdout } = await lora(folderWith({}), ['recipes', '--format', 'json']);
  const listed = JSON.parse(stdout);
  expect(listed).toHaveLength(recipes.length);
  expect(listed).toContainEqual({
    ...{ id: 'noobai-vpred', family: 'sdxl', tested: false, model: 'noobai-vpred' },
    ...{ title: 'NoobAI, v-prediction', about: expect.stringContaining('NoobAI') },
  });
});

describe.runIf(posix)('lora train by another recipe', () => {
  it('writes a recipe for another kind of model, fitted to the GPU, with the files beside the model', async () => {
    const workshop = new Workshop({ packages: { bitsandbytes: '0.45.0' } }).settle();
    const place = (name: string) => path.join(workshop.folder, 'models', `${name}.safetensors`);
    for (const name of ['clip_l', 't5xxl', 'ae']) fs.writeFileSync(place(name), '');
    const models = path.join(workshop.folder, 'config/models.toml');
    const parts = ['clip_l', 't5xxl', 'ae'].map((name) => `${name} = '${place(name)}'\n`);
    fs.writeFileSync(models, `[flux-dev]\npath = '${place('flux')}'\n${parts.join('')}`);
    const { code, stdout } = await workshop.lora(
      'train',
      '--dry-run',
      '--recipe',
      'flux-likeness',
      '--vram',
      '12',
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('docs/recipes/flux-likeness.md')]);
    expect(stdout).toContain('blocks_to_swap is 16, for a GPU of 12 GB.');
    const [run = ''] = workshop.runs();
    expect(record(run)?.commands[0]).toContain(path.join(workshop.trainer.scripts, 'flux_train_network.py'));
    expect(flat(run)).toMatchObject({
      ...{ pretrained_model_name_or_path: place('flux'), clip_l: place('clip_l'), t5xxl: place('t5xxl') },
      ...{
        ae: place('ae'),
        model_type: 'flux',
        network_module: 'networks.lora_flux',
        resolution: '1024,1024',
      },
      ...{ fp8_base: true, blocks_to_swap: 16, guidance_scale: 1, max_train_epochs: 2 },
    });
    expect(read(run, 'config.toml')).toContain('# Swapped blocks lie in the main memory');
    expect(read(run, 'prompts.txt')).toContain('--w 1024 --h 1024');
  });

  it('names the files that are missing beside a base model, and where to say it', async () => {
    const workshop = new Workshop({ packages: { bitsandbytes: '0.45.0' } }).settle();
    const models = path.join(workshop.folder, 'config/models.toml');
    const flux = path.join(workshop.folder, 'models/flux.safetensors');
    fs.writeFileSync(models, `[flux-dev]\npath = '${flux}'\nclip_l = '/gone/clip_l.safetensors'\n`);
    const { code, stdout } = await workshop.lora('train', '--dry-run', '--recipe', 'flux-style');
    expect(code).toBe(1);
    expect(stdout).toContain('nobody said where these are: T5-XXL, AE.  train-model-part');
    expect(stdout).toContain(`Write t5xxl = "…", ae = "…" below [flux-dev] in ${models}.`);
    expect(stdout).toContain('clip_l of the base model is not there: "/gone/clip_l.safetensors".');
  });
});
