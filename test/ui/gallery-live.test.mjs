// The gallery's tab in the real workbench, with two datasets: what it keeps, what it follows, what it tells commands.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('the tab of the gallery', () => {
  let opened;
  let workbench;
  let gallery;

  beforeAll(async () => {
    opened = await openWorkbench('two', (folder) => {
      copySample(path.join(folder, 'alice'));
      copySample(path.join(folder, 'bob'));
    });
    workbench = opened.workbench;
    gallery = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }, 120_000);
  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const caption = (name) => path.join(opened.folder, 'bob/img/10_CharacterAI woman', name);
  const cell = (name) => gallery.locator('.cell', { has: gallery.locator('.name', { hasText: name }) });
  const line = () => gallery.getByRole('combobox', { name: 'Query' });
  const isAsItWas = async () => {
    await gallery.getByRole('grid', { name: '30 pictures with their captions' }).waitFor();
    expect(await line().inputValue()).toBe('front');
    await cell('front_29.jpg').and(gallery.locator('[aria-selected="true"]')).waitFor();
    await cell('front_30.jpg').and(gallery.locator('[aria-selected="true"]')).waitFor();
    await gallery.getByText('30 of 42 pairs, 2 selected').waitFor();
  };

  it('shows the dataset that one chooses', async () => {
    await workbench.command('LoRA: Open Gallery', 'LoRA: Open Gallery');
    await gallery.locator('select').first().selectOption('bob');
    await line().fill('front');
    await gallery.getByRole('grid', { name: '30 pictures with their captions' }).waitFor();
    await cell('front_04.jpg').click();
    await workbench.press('Control+End');
    await cell('front_30.jpg').and(gallery.locator(':focus')).waitFor();
    await cell('front_29.jpg').click({ modifiers: ['Control'] });
    await isAsItWas();
  });

  it('tells commands what they are about, without a question', async () => {
    await workbench.command('LoRA: Edit All Captions', 'LoRA: Edit All Captions as One Text…');
    await opened.page.locator('.quick-input-widget:visible input[placeholder*="tag:"]').waitFor();
    await workbench.press('Escape');
  });

  it('is as it was after the window is loaded anew', async () => {
    const gone = opened.page.waitForEvent('framenavigated', (frame) => frame === opened.page.mainFrame());
    await workbench.command('Developer: Reload Window', 'Developer: Reload Window');
    await gone;
    await workbench.isThere();
    await isAsItWas();
  });

  it('is as it was after another tab hid it', async () => {
    await workbench.open('lora-dataset.toml');
    await opened.page.locator('.tab', { hasText: 'Gallery' }).click();
    await isAsItWas();
  });

  it('follows what another program does with many captions and pictures', async () => {
    // As a checkout does it: files go and come again, all at once.
    const names = Array.from({ length: 9 }, (_, index) => `front_0${index + 1}`);
    const before = names.map((name) => readFileSync(caption(`${name}.txt`), 'utf8'));
    const writeAll = (textOf) => {
      for (const [index, name] of names.entries()) {
        rmSync(caption(`${name}.txt`), { force: true });
        writeFileSync(caption(`${name}.txt`), textOf(before[index]));
      }
    };
    await line().fill('tag:hat');
    await gallery.getByText('0 of 42 pairs').waitFor();
    writeAll((text) => `${text}, hat`);
    await gallery.getByText('9 of 42 pairs').waitFor();
    renameSync(caption('front_01.jpg'), caption('other.jpg'));
    renameSync(caption('front_01.txt'), caption('other.txt'));
    await cell('other.jpg').waitFor();
    await cell('front_01.jpg').waitFor({ state: 'detached' });
    rmSync(caption('front_02.jpg'));
    await gallery.getByText('8 of 41 pairs').waitFor();
    writeAll((text) => text);
    await gallery.getByText('1 of 41 pairs').waitFor();
  });
});
