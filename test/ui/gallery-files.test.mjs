// What the menu of a pair does in the real workbench.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('files of the gallery in the workbench', () => {
  let opened;
  let page;
  let gallery;
  let pictures;

  beforeAll(async () => {
    opened = await openWorkbench('character-ai', copySample);
    ({ page } = opened);
    pictures = path.join(opened.folder, 'img/10_CharacterAI woman');
    await page.locator('.activitybar a[aria-label^="LoRA"]').click();
    gallery = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  const cell = (name) => gallery.locator('.cell', { has: gallery.locator('.name', { hasText: name }) });
  const item = (name) => page.locator('.context-view .action-item', { hasText: name });
  const choose = async (name, action) => {
    await cell(name).click({ button: 'right' });
    // By Enter: the menu takes no click as long as it may belong to what opened it.
    await item(action).hover();
    await page.keyboard.press('Enter');
  };
  const toast = (text) => page.locator('.notifications-toasts .notification-list-item', { hasText: text });
  const input = () => page.locator('.quick-input-widget input');

  it('has what can be done with a pair, and nothing else', async () => {
    await cell('above_01.jpg').click({ button: 'right' });
    await item('Rename…').waitFor();
    const names = await page
      .locator('.context-view .action-item:not(.disabled) .action-label')
      .allInnerTexts();
    expect(names.filter((name) => name.trim() !== '')).toEqual([
      'Open Caption',
      'Open Picture',
      'Edit Caption…',
      'Copy Tags',
      'Paste Tags',
      'Mark as Reviewed',
      'Rename…',
      'Move to…',
      'Copy to…',
      'Exclude',
      'Delete',
      'Reveal',
    ]);
    await page.keyboard.press('Escape');
  });

  it('renames a picture with its caption, and takes it back', async () => {
    await choose('above_01.jpg', 'Rename…');
    await input().fill('back_01');
    await page.locator('.quick-input-message', { hasText: 'There is a file back_01 already.' }).waitFor();
    await input().fill('above_09');
    await input().press('Enter');
    // It is the same picture: one is still at it.
    await cell('above_09.jpg').and(gallery.locator('[aria-selected="true"]')).waitFor();
    const areThere = () =>
      ['above_09.txt', 'above_01.txt'].map((name) => existsSync(path.join(pictures, name)));
    await expect.poll(areThere).toEqual([true, false]);
    await toast('above_01 is called above_09 now.').getByRole('button', { name: 'Undo' }).click();
    await cell('above_01.jpg').and(gallery.locator('[aria-selected="true"]')).waitFor();
  });

  it('puts chosen pictures aside', async () => {
    await cell('back_01.jpg').click();
    await cell('above_01.jpg').click({ modifiers: ['Control'] });
    await choose('above_01.jpg', 'Exclude');
    await gallery.getByRole('grid', { name: '40 pictures with their captions' }).waitFor();
    await expect
      .poll(() => readdirSync(path.join(opened.folder, 'img/_unused')).sort())
      .toEqual(['above_01.jpg', 'above_01.txt', 'back_01.jpg', 'back_01.txt']);
    await toast('2 pictures were put aside').getByRole('button', { name: 'Undo' }).click();
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
  });

  it('marks a pair as reviewed, which is found', async () => {
    await choose('above_01.jpg', 'Mark as Reviewed');
    await cell('above_01.jpg').locator('.reviewed').waitFor();
    await gallery.getByRole('combobox', { name: 'Query' }).fill('is:reviewed');
    await gallery.locator('.count', { hasText: '1 of 42 pairs' }).waitFor();
    await gallery.getByRole('button', { name: 'Clear' }).click();
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
  });

  it('keeps a query under a name', async () => {
    await gallery.getByRole('combobox', { name: 'Query' }).fill('name:back');
    await gallery.getByRole('button', { name: 'Kept Queries' }).click();
    await gallery.getByRole('menuitem', { name: 'Keep This Query…' }).click();
    await input().fill('from behind');
    await input().press('Enter');
    await gallery.getByRole('button', { name: 'Clear' }).click();
    await gallery.getByRole('button', { name: 'Kept Queries' }).click();
    await gallery.getByRole('menuitem', { name: 'from behind' }).first().click();
    await expect.poll(() => gallery.getByRole('combobox', { name: 'Query' }).inputValue()).toBe('name:back');
  });

  it('acts in the page that it was opened in', async () => {
    await page.getByRole('button', { name: 'Open Gallery in an Editor Tab' }).click();
    await page.locator('.tab.active', { hasText: 'Gallery' }).waitFor();
    // The side panel's frame was there first.
    const tab = page.frameLocator('iframe.webview.ready >> nth=1').frameLocator('iframe#active-frame');
    const inTab = tab.locator('.cell', { has: tab.locator('.name', { hasText: 'back_01.jpg' }) });
    await inTab.click({ button: 'right' });
    await item('Mark as Reviewed').hover();
    await page.keyboard.press('Enter');
    await inTab.locator('.reviewed').waitFor();
    await tab.getByRole('combobox', { name: 'Query' }).fill('is:reviewed');
    await tab.locator('.count', { hasText: '2 of 42 pairs' }).waitFor();
  });
});
