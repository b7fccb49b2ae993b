// What a training would be, over the wire: the built server, and an editor that asks.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TrainerReport, TrainingChoices } from '../../protocol/training.ts';
import { posix, record, untilFile, untilGone, untilOver, Workshop } from '../cli/training.ts';
import { uriOf } from './client.ts';
import { folderOf, open } from './trainings.ts';

describe.runIf(posix)('a training that is prepared', () => {
  it('lacks what nobody said, and keeps what is said for all editors', async () => {
    const workshop = new Workshop();
    const editor = await open(workshop);
    expect((await editor.prepare()).lacks).toEqual(['trainer', 'model']);
    const wrong = await editor.keep('lora/keepTrainer', { path: workshop.dataset });
    expect(wrong.reason).toContain('neither sd-scripts nor kohya_ss');
    expect(await editor.keep('lora/keepTrainer', { path: workshop.trainer.root })).toEqual({
      reason: null,
      lacksPython: false,
    });
    expect(await editor.keep('lora/keepModel', { name: 'sd15', path: workshop.model })).toEqual({
      reason: null,
    });
    expect(await editor.prepare()).toMatchObject({
      ...{ name: 'alice', lacks: [], problems: [], used: [0] },
      formula: '2 pictures × 3 repeats × 2 epochs / batch 1 = 12 steps',
      model: { name: 'sd15', place: workshop.model, isKnown: true },
      trainer: { root: workshop.trainer.root, kind: 'sd-scripts', version: '48d368fa5577' },
    });
    // The command line reads the same.
    expect((await workshop.lora('train', '--dry-run')).code).toBe(0);
  });

  it('has the files of its base model chosen one by one', async () => {
    const files = { 'lora-dataset.toml': '[training]\nrecipe = "flux-likeness"\nmodel = "sd15"\n' };
    const workshop = new Workshop({ files }).settle();
    const editor = await open(workshop);
    const lacks = async () =>
      (await editor.prepare()).problems.flatMap((problem) => (problem.lacks ? [problem.lacks] : []));
    const parts = [
      { part: 'clip_l', title: 'CLIP-L' },
      { part: 't5xxl', title: 'T5-XXL' },
      { part: 'ae', title: 'AE' },
    ];
    expect(await lacks()).toEqual([{ model: 'sd15', parts }]);
    for (const { part } of parts.slice(0, 2))
      expect(await editor.keep('lora/keepModel', { name: 'sd15', path: workshop.model, part })).toEqual({
        reason: null,
      });
    expect(await lacks()).toEqual([{ model: 'sd15', parts: parts.slice(2) }]);
    await editor.keep('lora/keepModel', { name: 'sd15', path: '/not/there', part: 'ae' });
    expect(await lacks()).toEqual([{ model: 'sd15', parts: parts.slice(2) }]);
    const { reason } = await editor.keep('lora/keepModel', { name: 'sd15', path: '/x', part: 'nope' });
    expect(reason).toBe('nope: no base model has such a file.');
  });

  it('is on as many GPUs as are wished for', async () => {
    const gpus = ['NVIDIA GeForce RTX 3060', 'Tesla T4'].map((name) => ({ name, total: 12288, used: 0 }));
    const workshop = new Workshop({ gpus }).settle();
    const editor = await open(workshop);
    expect(await editor.prepare()).toMatchObject({ used: [0], gpus: [{ index: 0 }, { index: 1 }] });
    const prepared = await editor.prepare({ gpus: [0, 1] });
    expect(prepared).toMatchObject({ used: [0, 1], problems: [] });
    expect(prepared.formula).toContain('on 2 GPUs: 6 steps');
  });

  it('finds the trainers that lie around the dataset', async () => {
    const workshop = new Workshop();
    const editor = await open(workshop);
    const { trainers } = await editor.choices();
    expect(trainers).toContainEqual({ path: workshop.trainer.root, kind: 'sd-scripts', hasPython: true });
  });

  it('finds trainers without a dataset, and tells which one is used', async () => {
    const workshop = new Workshop().settle();
    const { client } = await open(workshop);
    const uri = uriOf(path.join(workshop.folder, 'models'));
    const choices = await client.request<TrainingChoices>('lora/trainingChoices', { uri, wish: {} });
    expect(choices.trainer).toBe(workshop.trainer.root);
    expect(choices.trainers.map((one) => one.path)).toContain(workshop.trainer.root);
  });

  it('offers the environments of conda, and keeps the one that is chosen', async () => {
    const workshop = new Workshop();
    const python = path.join(workshop.folder, 'miniforge3/envs/kohya/bin/python');
    fs.mkdirSync(path.join(path.dirname(python), '../lib/python3.10/site-packages/torch'), {
      recursive: true,
    });
    fs.mkdirSync(path.dirname(python));
    fs.writeFileSync(python, '');
    fs.rmSync(path.join(workshop.trainer.root, 'venv'), { recursive: true });
    Object.assign(workshop.env, { HOME: workshop.folder });
    const editor = await open(workshop);
    expect((await editor.choices()).environments).toEqual([{ name: 'kohya', python, isActive: false }]);
    const kept = { path: workshop.trainer.root };
    expect(await editor.keep('lora/keepTrainer', kept)).toEqual({ reason: null, lacksPython: true });
    await editor.keep('lora/keepTrainer', { ...kept, python });
    const file = path.join(workshop.folder, 'config/trainers.toml');
    expect(fs.readFileSync(file, 'utf8')).toContain(`python = "${python}"`);
    expect(await editor.keep('lora/keepTrainer', kept)).toEqual({ reason: null, lacksPython: false });
  });

  it('reports on the trainer, first without PyTorch', async () => {
    const workshop = new Workshop().settle();
    const { client } = await open(workshop);
    const ask = (isDeep: boolean, wish = {}) =>
      client.request<TrainerReport>('lora/trainerReport', { uri: uriOf(workshop.dataset), wish, isDeep });
    const fast = await ask(false);
    expect(fast.checks.map(({ id }) => id)).not.toContain('cuda');
    expect(fast).toMatchObject({ hasPython: true, file: path.join(workshop.folder, 'config/trainers.toml') });
    expect((await ask(true)).checks.find(({ id }) => id === 'cuda')).toMatchObject({ state: 'ok' });
    const [none] = (await ask(false, { trainer: workshop.dataset })).checks;
    expect(none).toMatchObject({ state: 'error', act: 'choose', path: workshop.dataset });
  });

  it('runs no Python for a folder that is not trusted', async () => {
    const workshop = new Workshop().settle();
    const { client } = await open(workshop, { isTrusted: false });
    const params = { uri: uriOf(workshop.dataset), wish: {}, isDeep: false };
    await expect(client.request('lora/trainerReport', params)).rejects.toThrow();
    await expect(client.request('lora/installChoices', {})).rejects.toThrow();
  });

  it('names what stands against it, with its file, and does not start then', async () => {
    const workshop = new Workshop({ files: { '3_alice woman/b.txt': '' } }).settle();
    const editor = await open(workshop);
    const { problems } = await editor.prepare();
    const uri = uriOf(path.join(workshop.dataset, '3_alice woman/b.txt'));
    expect(problems).toMatchObject([{ code: 'empty-caption', severity: 'error', uri }]);
    expect(await editor.start()).toMatchObject({ kind: 'refused', problems: [{ uri }] });
    expect(workshop.runs()).toEqual([]);
  });

  it('tells the place in the configuration that mends an error', async () => {
    const config = '[dataset]\ntrigger = "alice"\n[training.options]\nlr_warmup_steps = 0.1\n';
    const workshop = new Workshop({ files: { 'lora-dataset.toml': config } }).settle();
    const editor = await open(workshop);
    const start = config.indexOf('0.1');
    expect((await editor.prepare()).problems).toMatchObject([
      {
        ...{ code: 'train-warmup', span: { start, end: start + 3 } },
        uri: uriOf(path.join(workshop.dataset, 'lora-dataset.toml')),
      },
    ]);
  });

  it('tells what it will take, by an earlier run too, and how its samples are painted', async () => {
    const config =
      '[dataset]\ntrigger = "alice"\n[samples]\nprompts = ["{trigger} --w 500 --h 512 --d 3 --n bad"]\n' +
      '[training.options]\nmax_train_epochs = 4\n';
    const workshop = new Workshop({ files: { 'lora-dataset.toml': config } }).settle();
    const editor = await open(workshop);
    const before = await editor.prepare();
    expect(before.takes[0]).toMatch(/^Disk: 432 MiB for 4 checkpoints of 108 MiB; .* free\.$/);
    expect(before.takes[1]).toBe('Time: not known, without an earlier run of this kind on this GPU.');
    expect(before.takes[2]).toMatch(/^GPU memory: 4\.3 to 9\.8 GiB of 12, a rough estimate\.$/);
    expect(before.samples).toEqual([
      {
        prompt: 'alice',
        settings: '496 × 512, 30 steps, scale 7.5, seed 3',
        negative: 'bad',
        remarks: ['500 × 512 is written.'],
      },
    ]);
    await workshop.start();
    const [run = ''] = workshop.runs();
    expect((await untilOver(run)).state).toBe('succeeded');
    expect((await editor.prepare()).takes[1]).toMatch(
      /^Time: about \d+ min, by an earlier run here \(.* s a step\)\.$/,
    );
  });

  it('saves its state when that is wanted, and is fitted to a GPU', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    expect(await editor.prepare()).toMatchObject({ states: 'never', vram: null });
    const wish = { states: 'checkpoints', vram: 12 };
    const { states, vram, takes } = await editor.prepare(wish);
    expect({ states, vram }).toEqual(wish);
    expect(takes[0]).toMatch(
      /^Disk: .* for 2 checkpoints of 108 MiB and 2 × .* MiB of saved states; .* free\.$/,
    );
    const config = path.join(folderOf(await editor.start(wish, true)), 'config.toml');
    expect(fs.readFileSync(config, 'utf8')).toMatch(/^save_state = true$/m);
  });

  it('starts in spite of errors that the user allows, and keeps that', async () => {
    const config = '[dataset]\ntrigger = "alice"\n[training.options]\nlr_warmup_steps = 0.1\n';
    const workshop = new Workshop({ files: { 'lora-dataset.toml': config } }).settle();
    const editor = await open(workshop);
    expect((await editor.prepare()).problems).toMatchObject([{ allowing: 'possible' }]);
    expect(await editor.start()).toMatchObject({ kind: 'refused' });
    const wish = { allow: ['train-warmup'] };
    expect((await editor.prepare(wish)).problems).toMatchObject([{ allowing: 'done' }]);
    const result = await editor.start(wish);
    expect(result.kind).toBe('started');
    expect(record(folderOf(result))?.allowed).toEqual(['train-warmup']);
  });

  it('does not start without a trainer, whatever is allowed', async () => {
    const workshop = new Workshop();
    const editor = await open(workshop);
    const wish = { model: workshop.model, allow: ['train-trainer'] };
    expect((await editor.prepare(wish)).problems).toMatchObject([{ code: 'train-trainer', allowing: null }]);
    expect(await editor.start(wish)).toMatchObject({ kind: 'refused' });
  });

  it('does not start by a configuration that can not be read', async () => {
    const config = '[dataset]\ntrigger = "alice"\n[training.options]\nnetwork_dim =\n';
    const workshop = new Workshop({ files: { 'lora-dataset.toml': config } }).settle();
    const editor = await open(workshop);
    const { problems } = await editor.prepare();
    const uri = uriOf(path.join(workshop.dataset, 'lora-dataset.toml'));
    expect(problems).toMatchObject([{ code: 'config', severity: 'error', uri }]);
    expect(await editor.start()).toMatchObject({ kind: 'refused' });
    expect(workshop.runs()).toEqual([]);
  });

  it('is given up when the editor does not wait any more, and asks nobody then', async () => {
    const workshop = new Workshop({ gpus: 'hangs' }).settle();
    const editor = await open(workshop);
    const params = { uri: uriOf(workshop.dataset), wish: {}, isDryRun: true };
    const cancel = editor.client.held('lora/startTraining', params);
    const asked = path.join(workshop.folder, 'bin/nvidia-smi.json.asked');
    await untilFile(asked);
    await expect(cancel()).rejects.toThrow('cancelled');
    await untilGone(Number(fs.readFileSync(asked, 'utf8')));
    expect(workshop.runs()).toEqual([]);
  });

  it('takes what an editor says over what is kept', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const training = await editor.prepare({ name: 'alice_v2', model: '/nowhere.safetensors' });
    // A file that was named and isn't there is a mistake, not a question.
    expect(training).toMatchObject({ name: 'alice_v2', lacks: [] });
    expect(training.problems.map(({ code }) => code)).toEqual(['train-model']);
  });

  it('lists the recipes, and is by the one that is chosen', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const { recipe, recipes } = await editor.prepare();
    expect(recipe).toMatchObject({ id: 'sd15-likeness', family: 'SD 1.5', isTested: true });
    expect(recipes.map(({ id }) => id)).toContain('flux-style');
    const other = await editor.prepare({ recipe: 'sdxl-style' });
    expect(other.recipe).toMatchObject({ id: 'sdxl-style', family: 'SDXL', isTested: false });
    expect(other.model).toMatchObject({ place: 'sdxl', isKnown: false });
    expect(other.lacks).toEqual(['model']);
  });

  it('tells which base models fit the recipe that is chosen', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const params = { uri: uriOf(workshop.dataset), wish: { recipe: 'sdxl-style' } };
    const { models } = await editor.client.request<TrainingChoices>('lora/trainingChoices', params);
    for (const { family, fits } of models) expect(fits).toBe(family === null || family === 'sdxl');
  });

  it('keeps a recipe in the configuration, by an edit of the editor, and goes by it', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const file = path.join(workshop.dataset, 'lora-dataset.toml');
    const before = fs.readFileSync(file, 'utf8');
    editor.client.onApplyEdit = ({ edit }) => {
      const [change] = edit.documentChanges ?? [];
      const edits = change && 'edits' in change ? change.edits : [];
      const text = TextDocument.applyEdits(TextDocument.create('', '', 0, before), edits as TextEdit[]);
      fs.writeFileSync(file, text);
      return { applied: true };
    };
    const params = { uri: uriOf(workshop.dataset), recipe: 'sd15-style' };
    expect(await editor.keep('lora/keepRecipe', params)).toEqual({ reason: null });
    expect(fs.readFileSync(file, 'utf8')).toBe(`${before}\n[training]\nrecipe = "sd15-style"\n`);
    expect((await workshop.lora('train', '--dry-run')).stdout).toContain('by the recipe sd15-style');
  });

  it('is written without being started when only the folder is wanted', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const folder = folderOf(await editor.start({}, true));
    expect(record(folder)?.state).toBe('prepared');
    expect(fs.existsSync(path.join(folder, 'train.log'))).toBe(false);
  });
});
