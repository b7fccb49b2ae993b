// What changes many captions, in the real workbench: the question that has the focus, F2 by key, the list's download.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('many captions', () => {
  let opened;
  let page;
  let workbench;
  let folder;

  beforeAll(async () => {
    opened = await openWorkbench('many', copySample);
    ({ page, workbench } = opened);
    folder = path.join(opened.folder, 'img/10_CharacterAI woman');
  }, 120_000);
  afterEach(({ task }) => opened.keepPicture(task));
  afterAll(() => opened?.close());

  const captions = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const having = (tag) => captions().filter((text) => text.split(', ').includes(tag)).length;
  const ask = async () => {
    await workbench.focusEditor();
    await workbench.press('Control+End');
    await workbench.refactorMenu('Move "upper body" to the front');
    await workbench.press('ArrowDown');
    await workbench.menuItem('Add "upper body" to all captions without it');
    await workbench.press('Enter');
    await workbench.dialog('Change 40 Files');
  };

  it('are changed when the question is answered by Enter, and left alone by Escape', async () => {
    await workbench.open('torso_01.txt');
    await workbench.isCaption();
    await workbench.lens('torso_01.jpg');
    expect(having('upper body')).toBe(2);
    await ask();
    await workbench.press('Escape');
    await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    expect(having('upper body')).toBe(2);
    await ask();
    expect(await page.locator('.monaco-dialog-box .monaco-button:focus').innerText()).toBe('Change 40 Files');
    await workbench.press('Enter');
    await page.locator('.notification-toast', { hasText: '40 files were changed.' }).waitFor();
    await expect.poll(() => having('upper body'), { timeout: 20_000 }).toBe(42);
    await page.locator('.notification-toast .monaco-button', { hasText: 'Undo' }).click();
    await expect.poll(() => having('upper body'), { timeout: 20_000 }).toBe(2);
  });

  it('are renamed by F2, and asked about where two tags become one', async () => {
    const rename = async (name) => {
      await workbench.focusEditor();
      await workbench.press('Control+End');
      await workbench.rename(name);
    };
    await rename('torso');
    await expect.poll(() => having('torso'), { timeout: 20_000 }).toBe(2);
    await rename('full body');
    await workbench.dialog('Make Them One');
    await workbench.press('Escape');
    await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    expect(having('torso')).toBe(2);
    await rename('full body');
    await workbench.dialog('Make Them One');
    await workbench.press('Enter');
    await expect.poll(() => having('torso'), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => having('full body'), { timeout: 20_000 }).toBe(3);
  });

  it('need no tag list: the download asks first, and Cancel gets nothing', async () => {
    await workbench.command('LoRA: Download Tag', 'LoRA: Download Tag Dictionary…');
    await workbench.dialog('Download');
    await page.locator('.monaco-dialog-box .monaco-button', { hasText: 'Cancel' }).click();
    await page.locator('.monaco-dialog-box').waitFor({ state: 'detached' });
    await workbench.noNotification();
  });
});
