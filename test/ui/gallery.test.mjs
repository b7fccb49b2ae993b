// The gallery in the real workbench: real thumbnails, real captions.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('the gallery in the workbench', () => {
  let opened;
  let workbench;
  let gallery;
  let sample;
  const violations = [];

  beforeAll(async () => {
    opened = await openWorkbench('character-ai', copySample, (page) => {
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text());
      });
    });
    workbench = opened.workbench;
    sample = opened.folder;
    await opened.page.locator('.activitybar a[aria-label^="LoRA"]').click();
    gallery = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  const cell = (name) => gallery.locator('.cell', { has: gallery.locator('.name', { hasText: name }) });

  it('shows the pictures small', async () => {
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
    const image = cell('above_01.jpg').locator('img');
    await expect.poll(() => image.evaluate((element) => element.naturalWidth)).toBeGreaterThan(0);
    const { src, width, height } = await image.evaluate((element) => ({
      src: element.src,
      width: element.naturalWidth,
      height: element.naturalHeight,
    }));
    expect(src).toMatch(/\/cache\/thumbnails\/[0-9a-f]{2}\/[0-9a-f]{64}\.webp$/);
    expect(Math.max(width, height)).toBe(320);
  });

  it('opens a caption, and tells its mistakes while one types', async () => {
    await cell('above_01.jpg').click();
    await workbench.page.locator('.tab.active[data-resource-name="above_01.txt"]').waitFor();
    await workbench.isCaption();
    expect(await cell('above_01.jpg').locator('.badge.warning').count()).toBe(0);
    // The gallery keeps the focus: one may only look through the captions.
    await workbench.focusEditor();
    await workbench.press('Control+End');
    await workbench.type(', 1girl');
    await cell('above_01.jpg').locator('.badge.warning').waitFor();
    await cell('above_01.jpg')
      .locator('.caption', { hasText: /, 1girl$/ })
      .waitFor();
    await workbench.press('Control+Z');
    await cell('above_01.jpg').locator('.badge.warning').waitFor({ state: 'detached' });
  });

  it('follows the editor', async () => {
    await workbench.open('left_03.txt');
    await gallery.locator('.cell[aria-selected="true"] .name', { hasText: 'left_03.jpg' }).waitFor();
    await cell('left_03.jpg').locator('img').waitFor();
  });

  it('is walked through by keys', async () => {
    await gallery.locator('.cell[aria-selected="true"]').click();
    await gallery.locator('.cell[aria-selected="true"]').focus();
    await workbench.press('Control+Home');
    await gallery.locator('.cell:focus .name', { hasText: 'above_01.jpg' }).waitFor();
    await workbench.press('ArrowRight');
    await workbench.press('Control+Enter');
    await workbench.page.locator('.tab.active[data-resource-name="back_01.txt"]').waitFor();
  });

  it('opens a caption that is not there yet, where it belongs', async () => {
    const caption = path.join(sample, 'img/10_CharacterAI woman/front_02.txt');
    rmSync(caption);
    await cell('front_02.jpg').locator('.caption.missing').waitFor();
    await cell('front_02.jpg').click();
    await workbench.page.locator('.tab.active[data-resource-name="front_02.txt"]').waitFor();
    expect(existsSync(caption)).toBe(false);
    await workbench.focusEditor();
    await workbench.type('1girl, CharacterAI');
    await workbench.save('front_02.txt');
    await cell('front_02.jpg').locator('.caption', { hasText: '1girl, CharacterAI' }).waitFor();
    expect(readFileSync(caption, 'utf8')).toBe('1girl, CharacterAI');
  });

  it('comes back where it was', async () => {
    await workbench.open('front_20.txt');
    await cell('front_20.jpg').locator('img').waitFor();
    await workbench.press('Control+Shift+E');
    await workbench.page.locator('.explorer-viewlet').waitFor();
    await workbench.page.locator('.activitybar a[aria-label^="LoRA"]').click();
    await gallery.locator('.cell[aria-selected="true"] .name', { hasText: 'front_20.jpg' }).waitFor();
  });

  it('shows what a rule finds in most pictures, and all again', async () => {
    const captions = path.join(sample, 'img/10_CharacterAI woman');
    for (const name of Array.from(
      { length: 12 },
      (_, index) => `front_${String(index + 21).padStart(2, '0')}`,
    ))
      appendFileSync(path.join(captions, `${name}.txt`), ', 1girl');
    await workbench.open('lora-dataset.toml');
    await workbench.squiggle('warning');
    await workbench.press('Control+Home');
    await workbench.quickFixes('');
    await workbench.page.locator('.action-widget .action', { hasText: 'Show in Gallery' }).click();
    await gallery.getByRole('grid', { name: /^1[0-9] pictures with their captions$/ }).waitFor();
    expect(await gallery.getByRole('combobox', { name: 'Query' }).inputValue()).toBe('issue:duplicate-tag');
    await gallery.getByRole('button', { name: 'Clear' }).click();
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
  });

  it('finds by a query, and says where one is wrong', async () => {
    const line = gallery.getByRole('combobox', { name: 'Query' });
    await line.fill('name:back_*');
    await gallery.getByRole('grid', { name: '2 pictures with their captions' }).waitFor();
    await line.fill('name:back_* AND tags:>x');
    await gallery.getByRole('alert').waitFor();
    expect(await gallery.locator('.query .wrong').innerText()).toBe('x');
    await gallery.getByRole('grid', { name: '2 pictures with their captions' }).waitFor();
    await line.press('Escape');
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
  });

  it('groups by view', async () => {
    await gallery.getByRole('button', { name: 'Sort and Group' }).click();
    await gallery.getByLabel('Group by').selectOption('View');
    await gallery.locator('.group', { hasText: 'from behind' }).first().waitFor();
    await gallery.getByLabel('Group by').selectOption('Nothing');
    await gallery.locator('.group').first().waitFor({ state: 'detached' });
  });

  it('never broke the policy of its page', () => {
    expect(violations).toEqual([]);
  });
});
