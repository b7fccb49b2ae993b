// Many captions are changed at once in the real workbench, by keys alone.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('many captions in the gallery', () => {
  let opened;
  let workbench;
  let gallery;
  let before;

  beforeAll(async () => {
    opened = await openWorkbench('bulk', copySample);
    workbench = opened.workbench;
    await workbench.openGallery();
    gallery = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    before = captions();
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  /** All captions on disk, by name. */
  const captions = () => {
    const folder = path.join(opened.folder, 'img/10_CharacterAI woman');
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  };
  const changed = () =>
    [...captions()].filter(([name, text]) => text !== before.get(name)).map(([name]) => name);
  const focused = (selector, text) => gallery.locator(`${selector}:focus`, { hasText: text }).waitFor();
  const summary = (text) => gallery.locator('.foot').getByText(text).waitFor();
  const sideways = ['left_01', 'left_03', 'left_90', 'right_01', 'right_02', 'right_90'];

  it('are found, chosen, and a tag is replaced in them: shown before it is done', async () => {
    await gallery.locator('.cell[tabindex="0"]').focus();
    await workbench.press('/');
    await focused('.query input');
    await workbench.type('tag:"from side"');
    await gallery.getByRole('grid', { name: '6 pictures with their captions' }).waitFor();
    await workbench.press('Enter');
    await workbench.press('ArrowDown');
    await gallery.locator('.cell:focus').waitFor();
    await workbench.press('Control+A');
    await gallery.getByText('6 chosen').waitFor();
    await workbench.press('Enter');
    await focused('.tag-counts input');
    await gallery.getByRole('heading', { name: '6 pictures chosen' }).waitFor();
    await workbench.type('side');
    await expect.poll(() => gallery.getByRole('row').filter({ hasText: 'all' }).count()).toBe(1);
    await workbench.press('ArrowDown');
    await focused('.tag', 'from side');
    await workbench.press('Enter');
    await focused('#many-to');
    await workbench.type('in profile');
    await summary('6 captions change.');
    expect(changed()).toEqual([]);
  });

  it('are compared in the editor', async () => {
    await workbench.press('Enter');
    await focused('.apply', 'Apply to 6 Captions');
    // How many change is known before the changes are.
    const last = gallery.locator('.changes li', { hasText: 'right_90' });
    await last.waitFor();
    await workbench.press('Shift+Tab');
    await last.locator('button:focus').waitFor();
    await workbench.press('Enter');
    await opened.page.locator('.tab.active', { hasText: 'right_90.txt' }).waitFor();
    await workbench.difference();
    // Long lines are wrapped, perhaps between the two words.
    await opened.page.locator('.monaco-diff-editor .modified .view-line', { hasText: 'profile' }).waitFor();
  });

  it('are changed on the disk, and none but those', async () => {
    await workbench.press('Control+0');
    // VS Code takes the focus off the button, but not the place from which the Tab key goes on.
    await expect.poll(() => gallery.locator('body').evaluate(() => document.hasFocus())).toBe(true);
    await workbench.press('Tab');
    await focused('.apply');
    await workbench.press('Enter');
    await gallery.getByText('6 captions were changed.').waitFor();
    await expect.poll(changed).toEqual(sideways.map((name) => `${name}.txt`));
    const replaced = [...before].map(([name, text]) => [name, text.replace('from side', 'in profile')]);
    await expect.poll(() => [...captions()]).toEqual(replaced);
    await gallery.getByText('No picture is like that.').waitFor();
  });

  it('are as they were, with one key more', async () => {
    await workbench.press('Tab');
    await focused('.outcome button', 'Undo');
    await workbench.press('Enter');
    await gallery.getByText('6 captions are as they were').waitFor();
    await expect.poll(changed).toEqual([]);
    await gallery.getByRole('grid', { name: '6 pictures with their captions' }).waitFor();
  });

  it('are as they were by the command, and no more is told of the change then', async () => {
    await gallery.locator('.cell').first().click();
    await workbench.press('Control+A');
    await gallery.getByText('6 chosen').waitFor();
    await workbench.press('.');
    const told = gallery.getByText('6 captions were changed.');
    await told.waitFor();
    await expect.poll(changed).toHaveLength(6);
    await workbench.command('LoRA: Undo Last', 'LoRA: Undo Last Bulk Edit');
    await told.waitFor({ state: 'detached' });
    await expect.poll(changed).toEqual([]);
  });

  it('are as they were by the undo of an editor that one is open in, and no more is told then, too', async () => {
    await workbench.open('left_01.txt');
    await gallery.locator('.cell', { hasText: 'left_01' }).click();
    await workbench.press('.');
    const told = gallery.getByText('One caption was changed.');
    await told.waitFor();
    await expect.poll(changed).toEqual(['left_01.txt']);
    await workbench.focusEditor();
    await workbench.press('Control+z');
    await told.waitFor({ state: 'detached' });
  });
});
