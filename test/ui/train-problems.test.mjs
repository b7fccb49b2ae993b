// What stands against a training, as a user meets it: it leads to its place, is allowed, or is accepted once.
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { placeStandIn } from '../../scripts/stand-in.mjs';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe.runIf(process.platform !== 'win32')('what stands against a training', () => {
  let opened;
  let page;
  let workbench;
  let config;
  let before;

  beforeAll(async () => {
    const fill = (folder) => {
      copySample(folder);
      const home = path.dirname(folder);
      const trainer = placeStandIn(home);
      // As fast as it can: how a training goes on is not looked at here.
      trainer.behave({});
      mkdirSync(path.join(home, 'bin'));
      makeNvidiaSmi(path.join(home, 'bin'), [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
      const user = path.join(home, 'user');
      mkdirSync(user);
      writeFileSync(path.join(user, 'trainers.toml'), `[sd-scripts]\npath = '${trainer.root}'\n`);
      const model = path.join(trainer.root, 'models/v1-5-pruned-emaonly.safetensors');
      writeFileSync(path.join(user, 'models.toml'), `sd15 = '${model}'\n`);
      config = path.join(folder, 'lora-dataset.toml');
      before = readFileSync(config, 'utf8');
      appendFileSync(config, '\n[training.options]\nlr_warmup_steps = 0.1\n');
      return {
        PATH: `${path.join(home, 'bin')}:${process.env.PATH}`,
        LORA_WORKBENCH_CONFIG: user,
        LORA_WORKBENCH_STATE: path.join(home, 'state'),
      };
    };
    opened = await openWorkbench('train-problems', fill);
    ({ page, workbench } = opened);
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const box = () => page.locator('.quick-input-widget:visible');
  const train = () => workbench.command('LoRA: Train…', 'LoRA: Train…');
  const runs = () => readdirSync(path.join(opened.folder, 'runs')).sort();
  const record = () =>
    JSON.parse(readFileSync(path.join(opened.folder, 'runs', runs().at(-1), 'run.json'), 'utf8'));
  const press = (button) => page.locator('.monaco-dialog-box .monaco-button', { hasText: button }).click();

  it('leads to its place in the configuration', async () => {
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await train();
    await workbench.choice('Cannot Start Yet');
    await workbench.type('warmup');
    await workbench.choose('takes no warmup');
    await page.locator('.tab.active[data-resource-name="lora-dataset.toml"]').waitFor();
    await workbench.statusBar('(3 selected)');
  });

  it('tells what it will take, and how samples are painted', async () => {
    await train();
    await workbench.choice('Cannot Start Yet');
    for (const shown of ['for 8 checkpoints of 108 MiB', 'a rough estimate', 'scale 7.5, seed 1']) {
      await box().locator('input.input').fill(shown);
      await box().locator('.monaco-list-row', { hasText: shown }).first().waitFor();
    }
    await workbench.press('Escape');
  });

  it('is allowed by its code, which the run keeps', async () => {
    await train();
    await workbench.choice('Cannot Start Yet');
    await workbench.type('All the Same');
    await workbench.choose('Train All the Same');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('train-warmup: The schedule "adafactor" takes no warmup');
    await press('Allow These Errors');
    await workbench.choice('Start Training');
    await workbench.type('Write the Run');
    await workbench.choose('Write the Run Folder Only');
    await expect.poll(() => runs().length).toBe(1);
    await expect.poll(() => record().allowed).toEqual(['train-warmup']);
    // What was written opens by itself, and would take the focus of who goes on.
    await page.locator('.tab.active[data-resource-name="config.toml"]').waitFor();
  });

  it('names the caption that it is about', { timeout: 100_000 }, async () => {
    const caption = path.join(opened.folder, 'img/10_CharacterAI woman/front_02.txt');
    const text = readFileSync(caption);
    await workbench.open('front_07.txt');
    writeFileSync(caption, '');
    const row = box().locator('.monaco-list-row', { hasText: 'front_02.txt · empty-caption' });
    // A file that was written outside is seen when the window sees it.
    const isNamed = async () => {
      await train();
      await workbench.choice('Cannot Start Yet');
      const count = await row.count();
      await workbench.press('Escape');
      return count;
    };
    await expect.poll(isNamed, { timeout: 40_000 }).toBe(1);
    writeFileSync(caption, text);
    await expect.poll(isNamed, { timeout: 40_000 }).toBe(0);
  });

  it('is asked about once where it is a warning', async () => {
    writeFileSync(config, `${before}\n[training.options]\nmax_train_steps = 10\nmax_train_epochs = 1\n`);
    await workbench.open('front_07.txt');
    for (const time of ['first', 'second']) {
      await train();
      await workbench.choice('Start Training');
      const rows = await box().locator('.monaco-list-row').allInnerTexts();
      const text = rows.join('\n').replaceAll('\u00a0', ' ');
      expect(text).toContain('max_train_epochs = 1 outweighs max_train_steps = 10');
      expect(text.includes('accepted')).toBe(time === 'second');
      await workbench.press('Enter');
      if (time === 'first') {
        const dialog = page.locator('.monaco-dialog-box');
        await dialog.waitFor();
        expect(await dialog.innerText()).toContain('(train-length)');
        await press('Train');
      }
      await expect.poll(() => runs().length, { timeout: 15_000 }).toBe(time === 'first' ? 2 : 3);
      await expect.poll(() => record().state, { timeout: 60_000 }).toBe('succeeded');
    }
  }, 150_000);
});
