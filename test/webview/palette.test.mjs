import { describe, expect, it } from 'vitest';
import { captionPages, imageOf } from './caption-page.mjs';
import { showOf } from './gallery-page.mjs';

describe('tags for pictures', () => {
  let gallery;
  const { openAll, saved } = captionPages((opened) => {
    gallery = opened;
  });
  const open = async (palette, ...captions) => {
    await openAll(captions, { show: showOf({ place: 'tab', palette }) });
    await gallery.page.getByRole('button', { name: 'Palette of Tags' }).click();
    await strip().waitFor();
    await gallery.cell('front_00000').click();
    // Which the cell gets when it is drawn.
    await gallery.focused.waitFor();
  };
  const strip = () => gallery.page.getByRole('toolbar', { name: 'Palette of Tags' });
  const button = (name) => strip().getByRole('button', { name, exact: true });
  const press = (key) => gallery.page.keyboard.press(key);
  const pressed = (name) => expect.poll(() => button(name).getAttribute('aria-pressed'));
  const field = (name) => gallery.page.getByRole('combobox', { name });

  it('are toggled by keys and clicks, and the palette shows what the chosen ones have', async () => {
    await open(['smile', 'hat'], '1girl, smile', '1girl');
    await pressed('1 smile').toBe('true');
    await pressed('2 hat').toBe('false');
    expect(await button('1 smile').getAttribute('aria-keyshortcuts')).toBe('1');
    await press('2');
    await saved().toBe('1girl, smile, hat');
    await pressed('2 hat').toBe('true');
    await gallery.cell('front_00001').click({ modifiers: ['Control'] });
    await pressed('1 smile').toBe('mixed');
    await button('1 smile').click();
    await saved(1).toBe('1girl, smile');
    await pressed('1 smile').toBe('true');
    expect(gallery.edits.at(-1)).toMatchObject({
      images: [imageOf(0), imageOf(1)],
      operation: { kind: 'toggle', tag: 'smile' },
    });
  });

  it('are put into the palette, changed there and taken out', async () => {
    await open(['smile'], '1girl');
    const kept = async () => (await gallery.event('keepPalette')).tags;
    await press('3');
    await field('Tag for the key 3').waitFor();
    await gallery.page.locator('.palette input:focus').waitFor();
    await gallery.page.keyboard.type('hat');
    await press('Enter');
    expect(await kept()).toEqual(['smile', '', 'hat']);
    await button('Choose a tag for the key 2').click();
    await gallery.page.locator('.palette input:focus').waitFor();
    await press('Escape');
    await field('Tag for the key 2').waitFor({ state: 'detached' });
    await button('Change the Palette').click();
    await expect.poll(() => strip().locator('.slot').count()).toBe(9);
    await button('1 smile').click();
    await gallery.page.locator('.palette input:focus').waitFor();
    await press('Delete');
    await press('Enter');
    expect(await kept()).toEqual([]);
  });

  it('are walked to by arrows in the palette', async () => {
    await open(['smile', 'hat'], '1girl');
    await button('1 smile').focus();
    await press('ArrowRight');
    expect(await button('2 hat').evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Escape');
    await gallery.focused.waitFor();
  });

  it('are given out by clicks, yes or no, and by Space', async () => {
    await open(['smile', 'hat'], '1girl, hat', '1girl', 'solo');
    await button('Give a Tag to Pictures by Clicking Them').click();
    await button('2 hat').click();
    await gallery.page
      .getByRole('status')
      .getByText('Click pictures, or press Space: "hat" yes or no.')
      .waitFor();
    await gallery.page.getByRole('gridcell', { name: /^front_00000.*Has "hat"$/ }).waitFor();
    await gallery.page.getByRole('gridcell', { name: /^front_00001.*Has no "hat"$/ }).waitFor();
    expect(await gallery.page.locator('.mark.yes').count()).toBe(1);
    await gallery.cell('front_00000').click();
    await saved().toBe('1girl');
    await gallery.cell('front_00001').click();
    await saved(1).toBe('1girl, hat');
    await gallery.page.getByRole('gridcell', { name: /^front_00001.*Has "hat"$/ }).waitFor();
    await press('ArrowRight');
    await gallery.page.locator('.cell:focus', { hasText: 'front_00002' }).waitFor();
    await press('Space');
    await saved(2).toBe('solo, hat');
    expect(gallery.edits.map(({ operation }) => operation.kind)).toEqual(['remove', 'add', 'add']);
    await press('Escape');
    await gallery.page.locator('.mark').first().waitFor({ state: 'detached' });
    await gallery.cell('front_00001').click();
    await gallery.page.locator('.cell[aria-selected="true"]', { hasText: 'front_00001' }).waitFor();
    expect(gallery.edits).toHaveLength(3);
  });

  it('are given out as they are written, too', async () => {
    await open([], '1girl', 'cat');
    await button('Give a Tag to Pictures by Clicking Them').click();
    await gallery.page.locator('.palette input:focus').waitFor();
    await gallery.page.keyboard.type('cat');
    await press('Enter');
    await gallery.page.getByRole('gridcell', { name: /^front_00001.*Has "cat"$/ }).waitFor();
    await gallery.page.getByRole('button', { name: 'End' }).click();
    await gallery.page.locator('.mark').first().waitFor({ state: 'detached' });
  });

  it('are copied from one, or what several have in common, and pasted to others', async () => {
    await open([], '1girl, alice, hat', '1girl, hat', 'solo, hat');
    await gallery.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press('Control+c');
    await gallery.page.getByText('3 tags were copied.').waitFor();
    const clipboard = () => gallery.page.evaluate(() => navigator.clipboard.readText());
    expect(await clipboard()).toBe('1girl, alice, hat');
    await gallery.cell('front_00001').click({ modifiers: ['Control'] });
    await press('Control+c');
    await gallery.page.getByText('2 tags were copied.').waitFor();
    expect(await clipboard()).toBe('1girl, hat');
    await gallery.cell('front_00002').click();
    await press('Control+v');
    await saved(2).toBe('solo, hat, 1girl');
    expect(gallery.edits).toMatchObject([
      { images: [imageOf(2)], operation: { kind: 'add', tags: ['1girl', 'hat'], place: { at: 'end' } } },
    ]);
    await gallery.cell('front_00001').click({ modifiers: ['Control'] });
    await press('.');
    await expect.poll(() => gallery.edits.at(-1).images).toEqual([imageOf(2), imageOf(1)]);
  });

  it('are copied and pasted by the editor, which has no key to press', async () => {
    await open([], '1girl, alice', 'solo');
    const done = await gallery.page.evaluate(() => document.execCommand('copy'));
    await gallery.page.getByText('2 tags were copied.').waitFor();
    expect(done).toBe(true);
    await gallery.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'cat, dog\nbird');
      const { activeElement } = document;
      activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    await saved().toBe('1girl, alice, cat, dog, bird');
  });

  it('leave copying and pasting of texts alone', async () => {
    await open([], '1girl, alice');
    await field('Query').fill('hat');
    await gallery.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press('Control+a');
    await press('Control+x');
    await press('Control+v');
    await press('Control+v');
    await expect.poll(() => field('Query').inputValue()).toBe('hathat');
    expect(gallery.edits).toEqual([]);
  });
});
