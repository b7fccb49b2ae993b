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
      // By which one sees whose pictures are listed.
      rmSync(path.join(folder, 'bob/img/10_CharacterAI woman/above_01.jpg'));
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
    await gallery.getByText('30 of 41 pairs, 2 chosen').waitFor();
  };

  it('shows the dataset that one chooses', async () => {
    await workbench.command('LoRA: Open Gallery', 'LoRA: Open Gallery');
    await gallery.locator('select').first().selectOption('bob');
    await gallery.getByText('41 pairs').waitFor();
    await line().fill('front');
    await gallery.getByRole('grid', { name: '30 pictures with their captions' }).waitFor();
    await cell('front_04.jpg').click();
    await workbench.press('Control+End');
    await cell('front_30.jpg').and(gallery.locator(':focus')).waitFor();
    await cell('front_29.jpg').click({ modifiers: ['Control'] });
    await isAsItWas();
  });

  it('has the keyboard again after the palette, which is there from its query line, too', async () => {
    // Before it has the keyboard, the page has: Escape there chooses one picture alone.
    const palette = opened.page.locator('.quick-input-widget:visible input.input');
    const focused = palette.and(opened.page.locator(':focus'));
    const comesAndGoes = async () => {
      await workbench.press('F1');
      await focused.waitFor();
      await workbench.press('Escape');
      await palette.waitFor({ state: 'hidden' });
    };
    await line().focus();
    await comesAndGoes();
    await gallery.locator('.query input:focus').waitFor();
    await cell('front_29.jpg').focus();
    await comesAndGoes();
    await cell('front_29.jpg').and(gallery.locator(':focus')).waitFor();
  });

  it('tells commands what they are about, without a question', async () => {
    await workbench.command('LoRA: Edit All Captions', 'LoRA: Edit All Captions as One Text…');
    await opened.page.locator('.quick-input-widget:visible input[placeholder*="tag:"]:focus').waitFor();
    await workbench.press('Escape');
  });

  it('is as it was after the window is loaded anew', async () => {
    await workbench.reload();
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
    await gallery.getByText('0 of 41 pairs').waitFor();
    writeAll((text) => `${text}, hat`);
    await gallery.getByText('9 of 41 pairs').waitFor();
    renameSync(caption('front_01.jpg'), caption('other.jpg'));
    renameSync(caption('front_01.txt'), caption('other.txt'));
    await cell('other.jpg').waitFor();
    await cell('front_01.jpg').waitFor({ state: 'detached' });
    rmSync(caption('front_02.jpg'));
    await gallery.getByText('8 of 40 pairs').waitFor();
    writeAll((text) => text);
    await gallery.getByText('1 of 40 pairs').waitFor();
    await gallery.getByRole('button', { name: 'Clear' }).click();
  });

  it('saves what was written when it is closed, and keeps what could not be saved', async () => {
    const field = gallery.getByRole('textbox', { name: 'Caption as text' });
    const write = async (name, text) => {
      await cell(`${name}.jpg`).click();
      await cell(`${name}.jpg`).press('Enter');
      await gallery.locator('textarea:focus:not([readonly])').waitFor();
      await field.fill(text);
    };
    const close = () =>
      opened.page.locator('.tab', { hasText: 'Gallery' }).locator('.tab-actions .action-label').click();
    const onDisk = (name) => expect.poll(() => readFileSync(caption(`${name}.txt`), 'utf8'));
    await write('back_02', 'mine alone');
    await close();
    await onDisk('back_02').toBe('mine alone');

    await workbench.command('LoRA: Open Gallery', 'LoRA: Open Gallery');
    await gallery.locator('select').first().selectOption('bob');
    await gallery.getByText('40 pairs').waitFor();
    await write('back_01', 'mine');
    writeFileSync(caption('back_01.txt'), 'theirs');
    await gallery.locator('.contested').waitFor();
    await close();
    const told = opened.page.locator('.notification-toast', {
      hasText: 'The caption of "back_01.jpg" was not saved:',
    });
    await told.getByRole('button', { name: 'Open Gallery' }).click();
    await gallery.locator('select').first().selectOption('bob');
    await gallery.getByText('40 pairs').waitFor();
    await cell('back_01.jpg').click();
    await gallery.locator('.contested').waitFor();
    await expect.poll(() => field.inputValue()).toBe('mine');
    await onDisk('back_01').toBe('theirs');
    await gallery.getByRole('button', { name: 'Keep Mine' }).click();
    await field.press('Control+Enter');
    await onDisk('back_01').toBe('mine');
  });
});
