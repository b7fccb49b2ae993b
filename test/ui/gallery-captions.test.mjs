// Captions edited in the gallery, in the real workbench: what is written there is on the disk, and the other way round.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('captions in the gallery in the workbench', () => {
  let opened;
  let gallery;

  beforeAll(async () => {
    opened = await openWorkbench('character-ai', copySample);
    await opened.page.locator('.activitybar a[aria-label^="LoRA"]').click();
    gallery = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await cell('front_01.jpg').locator('img').waitFor();
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  const cell = (name) => gallery.locator('.cell', { has: gallery.locator('.name', { hasText: name }) });
  const file = (name) => path.join(opened.folder, 'img/10_CharacterAI woman', name);
  const text = (name) => readFileSync(file(name), 'utf8');
  /** Editors save in their own time. */
  const onDisk = (name) => expect.poll(() => text(name), { timeout: 15_000 });
  const press = (key) => opened.page.keyboard.press(key);
  const field = () => gallery.getByRole('textbox', { name: 'Caption as text' });

  it('are written as text, with completion', async () => {
    const before = text('front_01.txt');
    await cell('front_01.jpg').click();
    await cell('front_01.jpg').press('Enter');
    await gallery.locator('textarea:focus:not([readonly])').waitFor();
    expect(await field().inputValue()).toBe(before);
    await press('Control+End');
    await opened.page.keyboard.type(', looking at v');
    await gallery.getByRole('option', { name: /^looking at viewer/ }).waitFor();
    await press('Tab');
    expect(await field().inputValue()).toBe(`${before}, looking at viewer`);
    await press('Control+Enter');
    await onDisk('front_01.txt').toBe(`${before}, looking at viewer`);
    await cell('front_01.jpg').locator('.caption', { hasText: 'looking at viewer' }).waitFor();
  });

  it('show what is found while they are written, and follow the disk', async () => {
    await field().press('Control+End');
    await opened.page.keyboard.type(', 1girl');
    await gallery.locator('.over .warning', { hasText: '1girl' }).waitFor();
    await press('Escape');
    await gallery.locator('.over .warning').waitFor({ state: 'detached' });
    writeFileSync(file('front_01.txt'), '1girl, CharacterAI');
    await cell('front_01.jpg')
      .locator('.caption', { hasText: /^1girl, CharacterAI$/ })
      .waitFor();
    await expect.poll(() => field().inputValue()).toBe('1girl, CharacterAI');
  });

  it('are changed as chips, and back again', async () => {
    const chips = gallery.getByRole('listbox', { name: 'Tags' });
    await chips.getByRole('option', { name: /^CharacterAI/ }).focus();
    await press('Alt+ArrowLeft');
    await onDisk('front_01.txt').toBe('CharacterAI, 1girl');
    await press('Delete');
    await onDisk('front_01.txt').toBe('1girl');
    await gallery.locator('.chip:focus').waitFor();
    await press('Control+z');
    await onDisk('front_01.txt').toBe('CharacterAI, 1girl');
  });

  it('give and take tags over the clipboard and by the palette', async () => {
    await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const before = text('front_03.txt');
    writeFileSync(file('front_02.txt'), 'red hat, blue scarf');
    await cell('front_02.jpg').locator('.caption', { hasText: 'red hat' }).waitFor();
    await cell('front_02.jpg').click();
    await press('Control+c');
    await gallery.getByText('2 tags were copied.').waitFor();
    await cell('front_03.jpg').click();
    await press('Control+v');
    await onDisk('front_03.txt').toBe(`${before}, red hat, blue scarf`);
    await press('1');
    await gallery.locator('.palette input:focus').waitFor();
    await opened.page.keyboard.type('red hat');
    await press('Enter');
    await gallery.getByRole('button', { name: '1 red hat', pressed: true }).waitFor();
    await cell('front_03.jpg').press('1');
    await onDisk('front_03.txt').toBe(`${before}, blue scarf`);
    await gallery.getByRole('button', { name: '1 red hat', pressed: false }).waitFor();
  });
});
