import { describe, expect, it } from 'vitest';
import { captionOf, captionPages, changeCaption, imageOf } from './caption-page.mjs';

describe('the caption as text', () => {
  let gallery;
  const { open, openAll, saved } = captionPages((opened) => {
    gallery = opened;
  });

  it('is saved with Ctrl+Enter, as it was when writing began', async () => {
    const field = await open('1girl, alice', 'solo');
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', smile');
    await gallery.page.getByRole('img', { name: 'Not saved yet' }).waitFor();
    expect(captionOf(gallery, imageOf(0))).toBe('1girl, alice');
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('1girl, alice, smile');
    await gallery.page.getByRole('img', { name: 'Not saved yet' }).waitFor({ state: 'detached' });
    expect(gallery.edits).toEqual([
      {
        dataset: 'd',
        images: [imageOf(0)],
        operation: { kind: 'set', text: '1girl, alice, smile' },
        base: '1girl, alice',
      },
    ]);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await gallery.page.keyboard.type(', hat');
    await gallery.page.keyboard.press('Control+s');
    await saved().toBe('1girl, alice, smile, hat');
  });

  it('is saved when one goes elsewhere, and when one goes on to the next picture', async () => {
    const field = await open('1girl', 'solo');
    await field.fill('1girl, cat');
    await gallery.page.getByRole('combobox', { name: 'Query' }).focus();
    await saved().toBe('1girl, cat');
    await field.fill('1girl, dog');
    await gallery.page.keyboard.press('Alt+ArrowDown');
    await saved().toBe('1girl, dog');
    await expect.poll(() => field.inputValue()).toBe('solo');
    await gallery.page.locator('textarea:focus:not([readonly])').waitFor();
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', x');
    await gallery.page.keyboard.press('Alt+ArrowUp');
    await saved(1).toBe('solo, x');
    await expect.poll(() => field.inputValue()).toBe('1girl, dog');
  });

  it('is as it was after Escape, and once more leads back to the pictures', async () => {
    const field = await open('1girl, alice');
    await field.fill('something else');
    await gallery.page.getByRole('img', { name: 'Not saved yet' }).waitFor();
    await gallery.page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('1girl, alice');
    await gallery.page.getByRole('img', { name: 'Not saved yet' }).waitFor({ state: 'detached' });
    await gallery.page.keyboard.press('Control+z');
    expect(await field.inputValue()).toBe('something else');
    await gallery.page.keyboard.press('Escape');
    await gallery.page.keyboard.press('Escape');
    await gallery.focused.waitFor();
    expect(gallery.edits).toEqual([]);
  });

  it('follows what is changed elsewhere, as long as nothing is written', async () => {
    const field = await open('1girl');
    changeCaption(gallery, imageOf(0), '1girl, cat');
    await expect.poll(() => field.inputValue()).toBe('1girl, cat');
  });

  it('asks whose text it is to be when it was changed elsewhere', async () => {
    const field = await open('1girl', 'solo');
    await field.fill('mine');
    changeCaption(gallery, imageOf(0), 'theirs');
    const alert = gallery.page.getByRole('alert');
    await alert.getByText('This caption was changed elsewhere while you wrote.').waitFor();
    expect(await field.inputValue()).toBe('mine');
    await alert.getByRole('button', { name: 'Keep Mine' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(captionOf(gallery, imageOf(0))).toBe('theirs');
    await field.press('Control+Enter');
    await saved().toBe('mine');

    await field.fill('mine again');
    changeCaption(gallery, imageOf(0), 'theirs again');
    await alert.getByRole('button', { name: 'Take That Text' }).click();
    await expect.poll(() => field.inputValue()).toBe('theirs again');
    expect(captionOf(gallery, imageOf(0))).toBe('theirs again');
  });

  it('is mended by a click, and as it was by the undo of its text', async () => {
    const field = await open('1girl, cat, 1girl', 'solo');
    await gallery.page.getByRole('button', { name: 'Leave "1girl" out' }).click();
    await saved().toBe('1girl, cat');
    await expect.poll(() => gallery.page.locator('.caption-findings').count()).toBe(0);
    await gallery.page.locator('textarea:focus').waitFor();
    await gallery.page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe('1girl, cat, 1girl');
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('1girl, cat, 1girl');
  });

  it('keeps what can not be saved, with the reason, also while one looks at others', async () => {
    const field = await open('1girl', 'solo');
    const { edit } = gallery;
    gallery.edit = (params) => ({
      title: 'Edit',
      done: 0,
      refused: [{ name: 'front_00000.txt', reason: 'it is read-only' }],
      isCancelled: false,
      edit: null,
      problem: null,
      params,
    });
    await field.fill('1girl, cat');
    await gallery.page.keyboard.press('Control+Enter');
    await gallery.page.getByRole('alert').getByText('It was not saved: it is read-only.').waitFor();
    await gallery.page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => field.inputValue()).toBe('solo');
    await gallery.page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => field.inputValue()).toBe('1girl, cat');
    gallery.edit = edit;
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('1girl, cat');
    await gallery.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('is completed', async () => {
    const field = await open('1girl, alice');
    gallery.complete = ({ kind, image, text, offset }) => {
      expect([kind, image]).toEqual(['caption', imageOf(0)]);
      const start = text.lastIndexOf(' ', offset - 1) + 1;
      const items = [{ label: 'smile', detail: 'in 3 captions', newText: 'smile' }];
      return { start, end: offset, items: text.endsWith('sm') ? items : [] };
    };
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', sm');
    await gallery.page.getByRole('option', { name: 'smile in 3 captions' }).waitFor();
    // The first one is chosen, as in the editor.
    await expect.poll(() => field.getAttribute('aria-activedescendant')).toBe('caption-suggestions-0');
    await gallery.page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('1girl, alice, smile');
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('1girl, alice, smile');
  });

  it('is completed as far as it is written, also before the list follows', async () => {
    const field = await open('1girl');
    const held = [];
    const item = (label) => ({ label, detail: '', newText: label });
    gallery.complete = async ({ text, offset }) => {
      const start = text.lastIndexOf(' ', offset - 1) + 1;
      const word = text.slice(start, offset);
      if (word === 's') return { start, end: offset, items: [item('smile'), item('solo')] };
      if (!word.startsWith('so')) return { start, end: offset, items: [] };
      await new Promise((resolve) => held.push(resolve));
      return { start, end: offset, items: [item('sofa'), item('solo')] };
    };
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', s');
    await gallery.page.getByRole('option', { name: 'solo' }).waitFor();
    await gallery.page.keyboard.type('o');
    await expect.poll(() => held.length).toBe(1);
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.getByRole('option', { name: 'solo', selected: true }).waitFor();
    held[0]();
    // What is chosen stays chosen, in the new list, too.
    await gallery.page.getByRole('option', { name: 'sofa' }).waitFor();
    await gallery.page.getByRole('option', { name: 'solo', selected: true }).waitFor();
    await gallery.page.keyboard.type('l');
    await expect.poll(() => held.length).toBe(2);
    await gallery.page.keyboard.press('ArrowUp');
    await gallery.page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('1girl, solo');
  });

  it('shows what is found in it at its place and in words, and how many tokens it has', async () => {
    const field = await open('1girl, cat, 1girl');
    await gallery.page.locator('.over .warning', { hasText: '1girl' }).waitFor();
    await gallery.page.getByText('6 of 75 tokens').waitFor();
    const words = gallery.page.getByRole('button', {
      name: 'Warning "1girl" is already in this caption. duplicate-tag',
    });
    await words.click();
    const selected = await field.evaluate((element) => [element.selectionStart, element.selectionEnd]);
    expect(selected).toEqual([12, 17]);
    await gallery.page.keyboard.type('hat');
    await gallery.page.locator('.over .warning').waitFor({ state: 'detached' });
    await words.waitFor({ state: 'detached' });
  });

  it('keeps its line ends, and has its marks at their places', async () => {
    const field = await open('1girl,\r\ncat,\r\n1girl');
    expect(await field.inputValue()).toBe('1girl,\ncat,\n1girl');
    expect(await gallery.page.locator('.over .warning').innerText()).toBe('1girl');
    expect(await gallery.page.locator('.over').innerText()).toMatch(/^1girl,\ncat,\n1girl/);
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type('s');
    await gallery.page.keyboard.press('Control+Enter');
    await expect
      .poll(() => gallery.edits.at(-1))
      .toMatchObject({
        operation: { kind: 'set', text: '1girl,\ncat,\n1girls' },
        base: '1girl,\r\ncat,\r\n1girl',
      });
  });

  it('can not be written where the file is none that can be edited', async () => {
    await openAll(['?']);
    gallery.readCaption = () => ({
      text: '',
      exists: true,
      refusal: 'it is not UTF-8',
      style: 'empty',
      tags: [],
      tokens: null,
      lost: [],
      findings: [],
    });
    await gallery.page.locator('.cell[tabindex="0"]').focus();
    await gallery.page.keyboard.press('Home');
    await gallery.page.keyboard.press('Enter');
    await gallery.page.getByText('This caption cannot be edited here: it is not UTF-8.').waitFor();
    expect(await gallery.page.getByRole('textbox', { name: 'Caption as text' }).count()).toBe(0);
  });
});
