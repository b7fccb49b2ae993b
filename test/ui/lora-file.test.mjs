// A `.safetensors` file as a user opens it.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

const checkpoints = 'test/fixtures/trainer-run/article/output';
const last = 'CharacterAI-1-A.safetensors';
const first = 'CharacterAI-1-A-000001.safetensors';

describe.runIf(process.platform !== 'win32')('a LoRA file', () => {
  let opened;
  let workbench;
  let page;

  beforeAll(async () => {
    opened = await openWorkbench('lora-file', (folder) => {
      copySample(folder);
      cpSync(checkpoints, path.join(folder, 'loras'), { recursive: true });
    });
    ({ workbench } = opened);
  }, 120_000);
  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  it('opens with what it was trained on, and how the captions differ since', async () => {
    page = await workbench.openLoraFile(last);
    expect(await page.locator('dl').innerText()).toContain('v1-5-tiny.safetensors');
    const row = (name) => page.getByRole('row', { name });
    expect(await row(/^upper body/).innerText()).toBe('upper body\t0\t2');
    expect(await row(/^1girl/).innerText()).toBe('1girl\t42\t42');
  });

  it('is compared with an earlier epoch, block by block', async () => {
    await page.getByRole('button', { name: 'Compare with…' }).click();
    await workbench.choose(first);
    const all = page.getByRole('row', { name: /^All / });
    await expect.poll(() => all.innerText()).toMatch(/^All\s+38\.4\s+4\.51\s+0\.40$/);
    expect(
      await page
        .getByRole('row', { name: /^ss_epoch/ })
        .first()
        .innerText(),
    ).toBe('ss_epoch\t8\t1');
    await page.getByRole('button', { name: 'Stop Comparing' }).click();
    await page.getByRole('button', { name: 'Compare with…' }).waitFor();
  });

  it('is compared with none that can not be read, and measured alone then', async () => {
    writeFileSync(path.join(opened.folder, 'loras/empty.safetensors'), '');
    await page.getByRole('button', { name: 'Compare with…' }).click();
    await workbench.choice(first);
    await workbench.type('empty');
    await workbench.choose('empty.safetensors');
    await expect
      .poll(() => page.getByRole('status').innerText())
      .toBe('empty.safetensors: The file is empty.');
    await page.getByRole('button', { name: 'Measure' }).click();
    const all = page.getByRole('row', { name: /^All / });
    await expect.poll(() => all.innerText()).toMatch(/^All\s+38\.4\s*$/);
  });

  it('gives a copy with a trigger and an author, which opens', async () => {
    await page.getByRole('button', { name: 'Write a Copy with Other Metadata…' }).click();
    for (const [offered, field, key, value] of [
      ['Trigger…', 'Trigger…', 'modelspec.trigger_phrase', 'CharacterAI'],
      ['Write the Copy…', 'Author…', 'modelspec.author', 'Ann'],
    ]) {
      await workbench.choice(offered);
      await workbench.type(field);
      await workbench.choose(field);
      await workbench.verdict(key);
      await workbench.type(value);
      await workbench.press('Enter');
    }
    await workbench.choose('Write the Copy…');
    await workbench.page.locator('.quick-input-widget:visible input.input').waitFor();
    await expect
      .poll(() => workbench.page.locator('.quick-input-widget:visible input.input').inputValue())
      .toContain('CharacterAI-1-A-copy.safetensors');
    await workbench.press('Enter');
    await workbench.page
      .locator('.tab.active[data-resource-name="CharacterAI-1-A-copy.safetensors"]')
      .waitFor();
    const copy = workbench.page
      .frameLocator('iframe.webview.ready >> nth=-1')
      .frameLocator('iframe#active-frame');
    await expect.poll(() => copy.locator('dl').innerText()).toMatch(/Trigger\s+CharacterAI\n/);
    expect(await copy.getByRole('row', { name: /^modelspec\.author/ }).innerText()).toBe(
      'modelspec.author\tAnn',
    );
    expect(existsSync(path.join(opened.folder, 'loras/CharacterAI-1-A-copy.safetensors'))).toBe(true);
  });

  it('that is gone is told, and is there again when it comes back', async () => {
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    const file = path.join(opened.folder, 'loras', first);
    page = await workbench.openLoraFile(first);
    rmSync(file);
    await expect.poll(() => page.getByRole('status').innerText()).toBe('There is no such file.');
    mkdirSync(path.dirname(file), { recursive: true });
    cpSync(path.join(checkpoints, first), file);
    await expect.poll(() => page.locator('dl').innerText()).toContain('1 of 8');
    await expect.poll(() => page.getByRole('status').innerText()).toBe('');
  });
});
