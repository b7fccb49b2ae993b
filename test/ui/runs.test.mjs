// `LoRA: Open Runs` as a user has it: what a real training left, and a training as it goes.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { placeStandIn } from '../../scripts/stand-in.mjs';
import { ARTICLE_NAME, layOutArticle } from '../support/article-output.mjs';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe.runIf(process.platform !== 'win32')('LoRA: Open Runs', () => {
  let opened;
  let workbench;
  let trainer;
  let runs;

  beforeAll(async () => {
    opened = await openWorkbench('judged', (folder) => {
      copySample(folder);
      const home = path.dirname(folder);
      layOutArticle(path.join(home, 'kohya-output'));
      trainer = placeStandIn(home);
      mkdirSync(path.join(home, 'bin'));
      makeNvidiaSmi(path.join(home, 'bin'), [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
      const tensorBoard = '#!/bin/sh\necho "shows $1 $2"\nexec sleep 600\n';
      writeFileSync(path.join(home, 'bin/tensorboard'), tensorBoard, { mode: 0o755 });
      return { PATH: `${path.join(home, 'bin')}:${process.env.PATH}` };
    });
    workbench = opened.workbench;
    runs = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }, 120_000);
  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const output = (name = '') => path.join(path.dirname(opened.folder), 'kohya-output', name);
  const heads = () => runs.locator('.wall thead th').allInnerTexts();
  const rows = () => runs.locator('.checkpoints tbody tr');

  it('says how one comes by a run, and opens a folder of any training', async () => {
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await workbench.command('LoRA: Open Runs', 'LoRA: Open Runs');
    await runs.getByText('There is no run yet').waitFor();
    await runs.getByRole('button', { name: 'Open Folder…' }).click();
    const dialog = opened.page.locator('.quick-input-widget:visible');
    await dialog.getByText('Folder of a Run').waitFor();
    // Until it has listed the folder that it begins with, it writes that one over what is typed.
    await dialog.locator('.monaco-list-row', { hasText: '..' }).first().waitFor();
    await dialog.locator('input[type="text"]').fill(`${output()}/`);
    // The list is that of the folder as soon as it is known.
    await dialog.locator('.monaco-list-row', { hasText: 'sample' }).waitFor();
    await dialog.getByText('Open', { exact: true }).click();
    await rows().nth(7).waitFor();
    expect(await runs.locator('.try-first').innerText()).toContain('Epoch 8');
    await runs.locator('.uplot canvas').waitFor();
    const pictures = runs.locator('.wall img');
    expect(await pictures.count()).toBe(27);
    // Those that are not in sight are not loaded.
    await pictures.first().scrollIntoViewIfNeeded();
    await expect.poll(() => pictures.first().evaluate(({ naturalWidth }) => naturalWidth)).toBe(64);
  });

  it('keeps ratings and notes beside the checkpoints', async () => {
    await runs
      .getByRole('group', { name: 'Rating of Epoch 6' })
      .first()
      .getByRole('button', { name: '4 of 5' })
      .click();
    const note = runs.locator('.checkpoints').getByLabel('Note on Epoch 6');
    await note.fill('best hands');
    await note.press('Enter');
    const kept = () => JSON.parse(readFileSync(output(`${ARTICLE_NAME}.epochs.json`), 'utf8')).epochs;
    await expect.poll(kept).toEqual({ 'epoch-6': { stars: 4, note: 'best hands', keep: false } });
  });

  it('is there again after a reload of the window, with the run that it showed', async () => {
    await workbench.reload();
    await rows().nth(7).waitFor({ timeout: 40_000 });
    expect(await runs.locator('.checkpoints').getByLabel('Note on Epoch 6').inputValue()).toBe('best hands');
  });

  it('throws away a checkpoint after a question', async () => {
    await rows().first().getByRole('button', { name: 'Delete' }).click();
    const dialog = opened.page.locator('.monaco-dialog-box');
    // A browser has no trash: that is said before.
    await dialog.getByText(`Delete ${ARTICLE_NAME}-000001.safetensors for good?`).waitFor();
    await dialog.getByText('There is no trash here').waitFor();
    await dialog.getByRole('button', { name: 'Delete for Good' }).click();
    await expect.poll(() => rows().count()).toBe(7);
    expect(existsSync(output(`${ARTICLE_NAME}-000001.safetensors`))).toBe(false);
  });

  it('copies the prompt to paint with a checkpoint', async () => {
    await runs.getByRole('button', { name: `Copy Prompt with ${ARTICLE_NAME}-000006.safetensors` }).click();
    // There are samples of three prompts.
    await workbench.choice('1girl, CharacterAI, braided hair');
    await workbench.press('ArrowDown');
    await workbench.choose('kimono');
    await opened.page.locator('.statusbar-item', { hasText: 'The prompt is in the clipboard.' }).waitFor();
  });

  it('opens TensorBoard on the log of the run', async () => {
    await runs.getByRole('button', { name: 'Open TensorBoard' }).click();
    await workbench.terminal('shows --logdir');
    await workbench.terminal('network_train');
  });

  it('shows a training as it goes', async () => {
    trainer.behave({ holdAt: [425, 850] });
    await workbench.open('front_07.txt');
    await workbench.command('LoRA: Train…', 'LoRA: Train…');
    await workbench.choose('kohya_ss');
    await workbench.choose('v1-5-pruned-emaonly.safetensors');
    await workbench.choice('42 pictures × 10 repeats × 8 epochs / batch 1 = 3360 steps');
    await workbench.press('Enter');
    await workbench.statusBar('CharacterAI: epoch 2/8 · 425/3360');
    await workbench.command('LoRA: Open Runs', 'LoRA: Open Runs');
    const choice = runs.locator('select').first();
    const going = choice.locator('option', { hasText: 'is being trained' });
    await going.waitFor({ state: 'attached' });
    await choice.selectOption(await going.getAttribute('value'));
    await expect.poll(async () => (await heads()).slice(-1)).toEqual([expect.stringContaining('Epoch 1')]);
    await runs.getByText('the training goes on').waitFor();
    trainer.open(425);
    await expect.poll(async () => (await heads()).slice(-1)).toEqual([expect.stringContaining('Epoch 2')]);
    await expect.poll(() => rows().count()).toBe(2);
    // The picture of the dataset whose caption is most like the prompt stands beside them.
    expect(await heads()).toContain('Training picture');
    await workbench.command('LoRA: Stop Now', 'LoRA: Stop Now…');
    await opened.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Stop Now' }).click();
    await choice.locator('option', { hasText: 'stopped' }).waitFor({ state: 'attached' });
  });
});
