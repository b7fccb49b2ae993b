// `LoRA: Train` as a user does it: by keys, with what the workbench shows.
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { makeTrainer } from '../support/trainer/checkout.mjs';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { openWorkbench } from './open-workbench.mjs';

/** The least that a base model has to be, to be offered (bytes); on disk the file is nearly empty. */
const BASE_MODEL = 600 * 1024 * 1024;

/** A checkpoint of SD 1.5, as far as it is looked at before a training. */
function writeModel(file) {
  const tensor = 'cond_stage_model.transformer.text_model.embeddings.position_ids';
  const header = Buffer.from(
    JSON.stringify({ [tensor]: { dtype: 'F16', shape: [1], data_offsets: [0, 2] } }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(file, Buffer.concat([length, header]));
  truncateSync(file, BASE_MODEL);
}

describe.runIf(process.platform !== 'win32')('LoRA: Train', () => {
  let opened;
  let page;
  let workbench;
  let trainer;

  beforeAll(async () => {
    opened = await openWorkbench('training', (folder) => {
      copySample(folder);
      // Where people put what they clone, and what they download.
      const home = path.dirname(folder);
      trainer = makeTrainer(path.join(home, 'kohya_ss'), { layout: 'kohya_ss', git: true });
      mkdirSync(path.join(home, 'kohya_ss/models'));
      writeModel(path.join(home, 'kohya_ss/models/v1-5-pruned-emaonly.safetensors'));
      mkdirSync(path.join(home, 'bin'));
      makeNvidiaSmi(path.join(home, 'bin'), [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
      return { PATH: `${path.join(home, 'bin')}:${process.env.PATH}` };
    });
    ({ page, workbench } = opened);
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const box = () => page.locator('.quick-input-widget:visible');
  /** Waits for a list whose focused entry, which Enter takes, has a text in it. */
  const focused = (text) => box().locator('.monaco-list-row.focused', { hasText: text }).waitFor();
  const status = (text) => page.locator('.statusbar-item', { hasText: text }).first().waitFor();
  const runs = () => readdirSync(path.join(opened.folder, 'runs'));
  const record = () =>
    JSON.parse(readFileSync(path.join(opened.folder, 'runs', runs()[0], 'run.json'), 'utf8'));

  it('asks for what it lacks, shows what it will do, and trains in the terminal', async () => {
    trainer.behave({ holdAt: [420] });
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await workbench.command('LoRA: Train', 'LoRA: Train…');
    await focused('kohya_ss');
    await workbench.press('Enter');
    await focused('v1-5-pruned-emaonly.safetensors');
    await workbench.press('Enter');
    await focused('42 pictures × 10 repeats × 8 epochs / batch 1 = 3360 steps');
    const rows = await box().locator('.monaco-list-row').allInnerTexts();
    const text = rows.join('\n').replaceAll('\u00a0', ' ');
    for (const shown of ['kohya_ss · 48d368fa5577', 'sd15: ', 'NVIDIA GeForce RTX 3060, 12 GiB', 'No warmup'])
      expect(text).toContain(shown);
    await workbench.press('Enter');
    await status('CharacterAI: epoch 1/8 · 420/3360');
    await page.locator('.terminal-wrapper.active .xterm-rows', { hasText: '420/3360' }).waitFor();
    expect(runs()).toHaveLength(1);
  });

  it('is all there again after a reload of the window', async () => {
    await page.reload();
    await workbench.isThere();
    await status('CharacterAI: epoch 1/8 · 420/3360');
    expect(record().state).toBe('running');
    await workbench.command('LoRA: Show Run', 'LoRA: Show Run');
    await focused('Show in Terminal');
    await workbench.press('Enter');
    await page.locator('.terminal-wrapper.active .xterm-rows', { hasText: '420/3360' }).waitFor();
  });

  it('is stopped after the next checkpoint, and tells its end', async () => {
    await workbench.command('LoRA: Stop after', 'LoRA: Stop after the Next Checkpoint');
    await status('stops after the next checkpoint');
    trainer.behave({ holdAt: [430] });
    trainer.open(420);
    const toast = page.locator('.notification-toast', { hasText: 'The training of CharacterAI was stopped' });
    await toast.first().waitFor();
    expect(await toast.first().innerText()).toContain('Saved: 1 checkpoint.');
    expect(record().state).toBe('stopped');
    expect(await page.locator('.statusbar-item', { hasText: 'CharacterAI:' }).count()).toBe(0);
  });
});
