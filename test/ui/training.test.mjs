// `LoRA: Train` as a user does it: by keys, with what the workbench shows.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { placeStandIn } from '../../scripts/stand-in.mjs';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe.runIf(process.platform !== 'win32')('LoRA: Train', () => {
  let opened;
  let page;
  let workbench;
  let trainer;

  beforeAll(async () => {
    const fill = (folder) => {
      copySample(folder);
      const home = path.dirname(folder);
      trainer = placeStandIn(home);
      mkdirSync(path.join(home, 'bin'));
      makeNvidiaSmi(path.join(home, 'bin'), [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
      return { PATH: `${path.join(home, 'bin')}:${process.env.PATH}` };
    };
    // As VS Code has it by itself: it brings terminals back too.
    const settings = { 'terminal.integrated.enablePersistentSessions': true };
    opened = await openWorkbench('training', fill, undefined, { settings });
    ({ page, workbench } = opened);
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const box = () => page.locator('.quick-input-widget:visible');
  const runs = () => readdirSync(path.join(opened.folder, 'runs'));
  const record = () =>
    JSON.parse(readFileSync(path.join(opened.folder, 'runs', runs()[0], 'run.json'), 'utf8'));

  /** The process of all extensions: the server's parent. */
  const extensionHost = () => {
    const lines = execFileSync('ps', ['-eo', 'ppid=,args='], { encoding: 'utf8' }).split('\n');
    const line = lines.find((one) => one.includes(path.dirname(opened.folder)) && one.includes('server.js'));
    return line && Number(line.trim().split(' ')[0]);
  };

  it('asks for what it lacks, shows what it will do, and trains in the terminal', async () => {
    trainer.behave({ holdAt: [420] });
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await workbench.command('LoRA: Train…', 'LoRA: Train…');
    await workbench.choose('kohya_ss');
    await workbench.choose('v1-5-pruned-emaonly.safetensors');
    await workbench.choice('42 pictures × 10 repeats × 8 epochs / batch 1 = 3360 steps');
    // What is typed before a list is there goes elsewhere.
    for (const [first, typed, entry] of [
      ['Start Training', 'Recipe', 'Recipe'],
      ['One person or character on SD 1.5', 'lean', 'A likeness on SD 1.5, lean'],
      ['Only This Time', 'Keep', 'Keep in lora-dataset.toml'],
    ]) {
      await workbench.choice(first);
      await workbench.type(typed);
      await workbench.choose(entry);
    }
    await workbench.choice('A likeness on SD 1.5, lean');
    const config = readFileSync(path.join(opened.folder, 'lora-dataset.toml'), 'utf8');
    expect(config).toContain('[training]\nrecipe = "sd15-likeness-lean"\n');
    const rows = await box().locator('.monaco-list-row').allInnerTexts();
    const text = rows.join('\n').replaceAll('\u00a0', ' ');
    for (const shown of [
      'kohya_ss · 48d368fa5577',
      'sd15: ',
      'NVIDIA GeForce RTX 3060, 12 GiB',
      'A learning rate is set',
      'A likeness on SD 1.5, lean · untested',
    ])
      expect(text).toContain(shown);
    await workbench.press('Enter');
    await workbench.statusBar('CharacterAI: epoch 1/8 · 420/3360');
    await workbench.terminal('420/3360');
    expect(runs()).toHaveLength(1);
    expect(record().recipe).toBe('sd15-likeness-lean');
  });

  it('is all there again after a reload of the window', async () => {
    await workbench.reload();
    await workbench.statusBar('CharacterAI: epoch 1/8 · 420/3360');
    expect(record().state).toBe('running');
    await workbench.command('LoRA: Show Run', 'LoRA: Show Run');
    await workbench.choose('Show in Terminal');
    await workbench.terminal('420/3360');
  });

  it('has one terminal after each reload, not one more', async () => {
    await workbench.reload();
    await workbench.statusBar('CharacterAI: epoch 1/8 · 420/3360');
    await workbench.command('LoRA: Show Run', 'LoRA: Show Run');
    await workbench.choose('Show in Terminal');
    await workbench.terminal('420/3360');
    const tabs = page.locator('.terminal-tabs-entry', { hasText: 'CharacterAI' });
    expect(await tabs.count()).toBeLessThanOrEqual(1);
    expect(await page.locator('.notification-toast').count()).toBe(0);
  });

  it('keeps its terminal where all extensions are killed, and asks nothing', async () => {
    const ended = extensionHost();
    process.kill(ended, 'SIGKILL');
    await expect.poll(() => extensionHost() ?? ended, { timeout: 20_000 }).not.toBe(ended);
    await workbench.statusBar('CharacterAI: epoch 1/8 · 420/3360');
    await workbench.command('LoRA: Show Run', 'LoRA: Show Run');
    await workbench.choose('Show in Terminal');
    await workbench.terminal('420/3360');
    expect(
      await page.locator('.terminal-tabs-entry', { hasText: 'CharacterAI' }).count(),
    ).toBeLessThanOrEqual(1);
    expect(await box().count()).toBe(0);
  });

  it('is stopped after the next checkpoint, and tells its end', async () => {
    await workbench.command('LoRA: Stop after', 'LoRA: Stop after the Next Checkpoint');
    await workbench.statusBar('CharacterAI: stops after the next checkpoint · epoch 1/8');
    trainer.behave({ holdAt: [430] });
    trainer.open(420);
    const toast = page.locator('.notification-toast', { hasText: 'The training of CharacterAI was stopped' });
    await toast.first().waitFor();
    expect(await toast.first().innerText()).toContain('Saved: 1 checkpoint.');
    await expect.poll(() => record().state).toBe('stopped');
    const item = page.locator('.statusbar-item', { hasText: 'CharacterAI:' });
    await expect.poll(() => item.count()).toBe(0);
  });
});
