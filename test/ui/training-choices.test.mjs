// What a training is to be, chosen by keys before it starts: on two GPUs of one kind.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { placeStandIn } from '../../scripts/stand-in.mjs';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { openWorkbench } from './open-workbench.mjs';

const gpu = { name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 };

describe.runIf(process.platform !== 'win32')('what is chosen of a training', () => {
  let opened;
  let page;
  let workbench;
  let trainer;

  beforeAll(async () => {
    const fill = (folder) => {
      copySample(folder);
      appendFileSync(path.join(folder, 'lora-dataset.toml'), '\n[training.options]\nmax_train_epochs = 1\n');
      const home = path.dirname(folder);
      trainer = placeStandIn(home);
      mkdirSync(path.join(home, 'bin'));
      makeNvidiaSmi(path.join(home, 'bin'), [gpu, gpu]);
      const user = path.join(home, 'user');
      mkdirSync(user);
      writeFileSync(path.join(user, 'trainers.toml'), `[sd-scripts]\npath = '${trainer.root}'\n`);
      const model = path.join(trainer.root, 'models/v1-5-pruned-emaonly.safetensors');
      writeFileSync(path.join(user, 'models.toml'), `sd15 = '${model}'\n`);
      return {
        PATH: `${path.join(home, 'bin')}:${process.env.PATH}`,
        LORA_WORKBENCH_CONFIG: user,
        LORA_WORKBENCH_STATE: path.join(home, 'state'),
      };
    };
    opened = await openWorkbench('training-choices', fill);
    ({ page, workbench } = opened);
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(async () => {
    // The training that is held goes on to its end: it outlives the editor.
    trainer?.open(5);
    await opened?.close();
  });

  const box = () => page.locator('.quick-input-widget:visible');
  const train = () => workbench.command('LoRA: Train…', 'LoRA: Train…');
  const folder = (run) => path.join(opened.folder, 'runs', run);
  const runs = () => readdirSync(path.join(opened.folder, 'runs')).sort();
  const record = (run) => JSON.parse(readFileSync(path.join(folder(run), 'run.json'), 'utf8'));
  const change = async (row) => {
    await workbench.choice('Start Training');
    await workbench.type(row);
    await workbench.choose(row);
  };

  /** What is typed before a list is there goes elsewhere. */
  const pick = async (first, entry) => {
    await workbench.choice(first);
    await workbench.type(entry);
    await workbench.choose(entry);
  };
  const toggle = (index) => box().locator('.monaco-list-row').nth(index).click();
  const shown = async () => (await box().innerText()).replaceAll('\u00a0', ' ');

  it('is shown in the review, and is what the trainer gets', async () => {
    trainer.behave({ holdAt: [5] });
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await train();
    await change('VRAM');
    await pick('8 GB', '12 GB');
    await change('Save State');
    await pick('Not at All', 'At the End');
    await workbench.choice('Start Training');
    expect(await shown()).toContain('the recipe fitted to 12 GB');
    expect(await shown()).toMatch(/1 × .* MiB of saved states/);
    await workbench.press('Enter');
    await workbench.statusBar('CharacterAI: epoch 1/1 · 5/420');
    const [run] = runs();
    expect(readFileSync(path.join(folder(run), 'config.toml'), 'utf8')).toMatch(
      /^save_state_on_train_end = true$/m,
    );
    expect(record(run).gpu.index).toBe(0);
  });

  it('is a GPU that no other run has, unless another one is chosen', async () => {
    await train();
    await workbench.choice('Start Training');
    expect(await shown()).toContain(`1 · ${gpu.name}, 12 GiB`);
    expect(await shown()).not.toContain('waits for the GPU');
    await change('GPU');
    await toggle(0);
    await toggle(1);
    await page.keyboard.press('Enter');
    await workbench.choice('Start Training');
    expect(await shown()).toContain('this one waits for the GPU');
    await page.keyboard.press('Escape');
  });

  it('is several GPUs, which train together', async () => {
    await train();
    await change('GPU');
    await toggle(0);
    await page.keyboard.press('Enter');
    await workbench.choice('on 2 GPUs: 210 steps');
    expect(await shown()).toContain(`0 · ${gpu.name}, 12 GiB + 1 · ${gpu.name}`);
    await workbench.press('Enter');
    await workbench.statusBar('(+1 more)');
    const run = runs().at(-1);
    expect(record(run)).toMatchObject({ state: 'queued', gpus: [{ index: 0 }, { index: 1 }] });
  });

  it('is taken out of the queue', async () => {
    await workbench.command('LoRA: Show Run', 'LoRA: Show Run');
    await pick('CharacterAI', 'waits for the GPU');
    await workbench.choice('Show in Terminal');
    expect(await shown()).not.toContain('Stop after');
    await workbench.type('Take out');
    await workbench.choose('Take out of the Queue');
    await expect.poll(() => record(runs().at(-1)).state).toBe('stopped');
  });

  it('is compared with another run, from the earlier one to the later one', async () => {
    const [earlier, later] = runs();
    await workbench.command('LoRA: Compare Runs…', 'LoRA: Compare Runs…');
    await workbench.choose(later);
    await pick('The Dataset as It Is Now', earlier);
    const text = page.locator('.editor-instance .view-lines');
    await expect
      .poll(async () => (await text.innerText()).replaceAll('\u00a0', ' '))
      .toContain(`${earlier} → ${later}`);
  });

  it('is chosen for a job, too: what is trained elsewhere is reviewed, and only written', async () => {
    const before = runs().length;
    await workbench.command('LoRA: Export Job', 'LoRA: Export Job…');
    await workbench.choose('Write a New Run…');
    await workbench.choice('Write the Run');
    expect(await shown()).not.toContain('Start Training');
    await workbench.press('Enter');
    await expect.poll(() => runs().length).toBe(before + 1);
    // The folder is there a moment before what is in it.
    const state = () =>
      existsSync(path.join(folder(runs().at(-1)), 'run.json')) && record(runs().at(-1)).state;
    await expect.poll(state).toBe('prepared');
    await page.locator('.quick-input-title', { hasText: '-job to lie?' }).waitFor();
    await workbench.press('Escape');
  });
});
