// `LoRA: Compare Epochs…` as a user does it, with a made AUTOMATIC1111.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { placeStandIn } from '../../scripts/stand-in.mjs';
import { fakeA1111 } from '../support/webui/fake-web-ui.ts';
import { openWorkbench } from './open-workbench.mjs';

const checkpoints = 'test/fixtures/trainer-run/article/output';

describe.runIf(process.platform !== 'win32')('LoRA: Compare Epochs…', () => {
  let opened;
  let workbench;
  let fake;
  let loras;
  let run;
  let grid;

  beforeAll(async () => {
    const settings = {};
    const fill = (folder) => {
      copySample(folder);
      const home = path.dirname(folder);
      const trainer = placeStandIn(home);
      loras = path.join(home, 'webui/models/Lora');
      mkdirSync(loras, { recursive: true });
      const model = path.join(trainer.root, 'models/v1-5-pruned-emaonly.safetensors');
      const cli = path.resolve('dist/cli.js');
      const env = { ...process.env, LORA_WORKBENCH_STATE: path.join(home, 'state') };
      const args = ['train', folder, '--trainer', trainer.root, '--model', model, '--dry-run'];
      execFileSync(process.execPath, [cli, ...args], { env, stdio: 'pipe' });
      const runs = path.join(folder, 'runs');
      run = path.join(runs, readdirSync(runs)[0]);
      cpSync(checkpoints, path.join(run, 'output'), { recursive: true });
    };
    fake = await fakeA1111(() => loras);
    settings['lora.webui.address'] = fake.address;
    opened = await openWorkbench('compare-epochs', fill, undefined, { settings });
    ({ workbench } = opened);
    grid = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }, 120_000);
  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(async () => {
    await opened?.close();
    await fake?.stop();
  });

  /** Waits for an entry of a list in which several can be chosen: none is the first. */
  const listed = (text) =>
    opened.page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: text }).first().waitFor();

  it('asks what to paint, copies what the program lacks when it may, and shows the pictures', async () => {
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await workbench.command('LoRA: Compare Epochs', 'LoRA: Compare Epochs…');
    await workbench.choose(path.basename(run));
    await listed('CharacterAI-1-A-000001');
    await workbench.press('Enter');
    await listed('steps, scale');
    await workbench.press('Enter');
    await workbench.verdict('At which weights?');
    await workbench.press('Enter');
    await workbench.choose('Also without a LoRA');
    await workbench.dialog('Copy');
    const dialog = opened.page.locator('.monaco-dialog-box');
    expect(await dialog.innerText()).toContain('CharacterAI-1-A-000001.safetensors');
    await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
    const pictures = grid.locator('img.tile');
    await pictures.first().waitFor();
    await expect.poll(() => grid.locator('.missing').count()).toBe(0);
    expect(await pictures.count()).toBe(3 * (await grid.locator('tbody tr').count()));
    expect(await grid.locator('thead th').allInnerTexts()).toEqual([
      ...['Prompt', 'without a LoRA', 'CharacterAI-1-A-000001 at 0.8', 'CharacterAI-1-A at 0.8'],
    ]);
    expect(existsSync(path.join(loras, 'CharacterAI-1-A.safetensors'))).toBe(true);
    // They are really there, not only said to be.
    await expect
      .poll(() => pictures.evaluateAll((all) => all.every((one) => one.complete && one.naturalWidth > 0)))
      .toBe(true);
  });

  it('comes back when the window is loaded anew', async () => {
    await workbench.reload();
    await expect.poll(() => grid.locator('img.tile').count(), { timeout: 30_000 }).toBeGreaterThan(2);
  });

  it('flips from one epoch to the next by keys', async () => {
    await grid.locator('tbody tr').first().locator('button').nth(1).click();
    const label = grid.locator('dialog strong');
    await expect.poll(() => label.innerText()).toBe('CharacterAI-1-A-000001 at 0.8');
    await workbench.press('ArrowRight');
    await expect.poll(() => label.innerText()).toBe('CharacterAI-1-A at 0.8');
    await workbench.press('ArrowRight');
    expect(await label.innerText()).toBe('CharacterAI-1-A at 0.8');
    await workbench.press('Escape');
    await expect.poll(() => grid.locator('dialog[open]').count()).toBe(0);
  });

  it('is given up by Cancel, which is no error; the page has the rest painted', async () => {
    fake.mischief = { hangs: true };
    await workbench.open('front_07.txt');
    await workbench.command('LoRA: Compare Epochs', 'LoRA: Compare Epochs…');
    await workbench.choose(path.basename(run));
    await workbench.choose('New Comparison');
    await listed('CharacterAI-1-A-000001');
    await workbench.press('Enter');
    await listed('steps, scale');
    await workbench.press('Enter');
    await workbench.verdict('At which weights?');
    await workbench.type('0.5');
    await workbench.press('Enter');
    await workbench.choose('Also without a LoRA');
    const second = opened.page
      .frameLocator('iframe.webview.ready >> visible=true')
      .frameLocator('#active-frame');
    const told = second.locator('header [role=status]');
    await expect.poll(() => told.innerText()).toMatch(/^0 of \d pictures, being painted$/);
    // That of the question to the program may still be there.
    const toast = opened.page.locator('.notification-toast', { hasText: 'Compare Epochs' });
    await toast.getByText('Cancel').click();
    await second.getByRole('button', { name: 'Go On' }).waitFor();
    await workbench.noNotification();
    expect(fake.asked.at(-1)).toBe('POST /sdapi/v1/interrupt');
    fake.mischief = {};
    await second.getByRole('button', { name: 'Go On' }).click();
    await expect.poll(() => second.locator('.missing').count()).toBe(0);
    expect(await told.count()).toBe(0);
  });
});
