// The trainer's status and its installation as a user meets them: by keys and the page's buttons.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { placeStandIn } from '../../scripts/stand-in.mjs';
import { makeProgram, makeRepository } from '../support/install/machine.ts';
import { makeNvidiaSmi } from '../support/trainer/gpus.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe.runIf(process.platform !== 'win32')('LoRA: Show Trainer Status', () => {
  let opened;
  let page;
  let workbench;
  let status;
  let home;

  beforeAll(async () => {
    const settings = {};
    const fill = (folder) => {
      copySample(folder);
      home = path.dirname(folder);
      placeStandIn(home);
      const bin = path.join(home, 'bin');
      for (const made of [bin, path.join(home, 'control')]) mkdirSync(made);
      makeNvidiaSmi(bin, [{ name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 }]);
      makeRepository(path.join(home, 'repository'));
      settings['lora.trainer.install.repository'] = path.join(home, 'repository');
      settings['lora.trainer.install.python'] = makeProgram(bin, 'python3.10', path.join(home, 'control'));
      return { HOME: home, PATH: `${bin}:${process.env.PATH}` };
    };
    opened = await openWorkbench('trainer', fill, undefined, { settings });
    ({ page, workbench } = opened);
    status = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const summary = () => status.getByRole('status');

  it('says what is missing, and is in order when a trainer is chosen from it', async () => {
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await workbench.command('LoRA: Show Trainer Status', 'LoRA: Show Trainer Status');
    await expect.poll(() => summary().innerText()).toBe('One thing stands against a training.');
    await status.locator('li.error').getByRole('button', { name: 'Choose Trainer…' }).click();
    await workbench.choose('kohya_ss');
    await expect.poll(() => summary().innerText()).toBe('All that a training needs is there.');
    const text = await status.locator('ul').innerText();
    for (const shown of ['48d368fa5577', '2.6.0+cu124', 'CUDA 12.4, NVIDIA GeForce RTX 3060; fp16 and bf16'])
      expect(text).toContain(shown);
    if (process.env.LORA_KEEP_PICTURE) await page.screenshot({ path: process.env.LORA_KEEP_PICTURE });
  });

  it('installs another one in the terminal, and shows that one then', async () => {
    await status.getByRole('button', { name: 'Install Trainer…' }).first().click();
    await workbench.choose('sd-scripts');
    await workbench.choose('Your Home Folder');
    await workbench.choose('CUDA 12.4, as the trainer is tested');
    await workbench.terminal('Installed.');
    await expect
      .poll(() => status.locator('li').first().innerText())
      .toContain(path.join(home, 'sd-scripts'));
    expect(existsSync(path.join(home, 'sd-scripts/venv/bin/python'))).toBe(true);
  });

  it('is there again after a reload of the window', async () => {
    await workbench.reload();
    await page.locator('.tab', { hasText: 'Trainer' }).waitFor();
    await expect
      .poll(() => status.locator('li').first().innerText())
      .toContain(path.join(home, 'sd-scripts'));
  });

  it('tells of one that is installed, but can not be kept, and leads to the setting that may name it', async () => {
    writeFileSync(path.join(home, 'profile/config/trainers.toml'), 'sd-scripts = \n');
    await status.getByRole('button', { name: 'Install Trainer…' }).first().click();
    await workbench.choose('sd-scripts');
    await workbench.choose('Your Home Folder');
    await workbench.choose('CUDA 12.4, as the trainer is tested');
    const told = page.locator('.notification-toast', {
      hasText: 'The trainer is installed, but trainers.toml',
    });
    expect(await told.innerText()).toContain(path.join(home, 'sd-scripts'));
    await told.getByRole('button', { name: 'Open Settings' }).click();
    await page.locator('.settings-editor', { hasText: 'lora.trainer.path' }).waitFor();
  });
});
