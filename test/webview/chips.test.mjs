import { describe, expect, it } from 'vitest';
import { captionPages, imageOf, writeFirst } from './caption-page.mjs';
import { partsOf } from './gallery-page.mjs';

describe('the caption as chips', () => {
  let gallery;
  const { openAll, saved, ...begun } = captionPages((opened) => {
    gallery = opened;
  });
  const open = async (...captions) => {
    await begun.open(...captions);
    await chip('1girl').waitFor();
  };
  const list = () => gallery.page.getByRole('listbox', { name: 'Tags' });
  const chip = (name) => list().getByRole('option', { name, exact: true });
  const press = (key) => gallery.page.keyboard.press(key);
  const focused = (name) => gallery.page.locator('.chip:focus .word', { hasText: name }).waitFor();
  const field = (name) => gallery.page.getByRole('combobox', { name });

  it('is walked through by keys, with one stop for Tab', async () => {
    await open('1girl, alice, hat');
    expect(await list().getByRole('option').count()).toBe(3);
    expect(await list().locator('[tabindex="0"]').count()).toBe(1);
    await chip('1girl').focus();
    await press('ArrowRight');
    await focused('alice');
    await gallery.page.locator('.over .chosen', { hasText: 'alice' }).waitFor();
    await press('End');
    await focused('hat');
    await press('ArrowLeft');
    await press('Home');
    await focused('1girl');
    await press('End');
    await press('ArrowRight');
    expect(await field('Add a tag').evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Backspace');
    await focused('hat');
  });

  it('loses tags by Delete, Backspace and a click, each an edit of what was seen', async () => {
    await open('1girl, alice, hat, cat, tail');
    await chip('alice').focus();
    await press('Delete');
    await saved().toBe('1girl, hat, cat, tail');
    await focused('hat');
    await press('ArrowRight');
    await press('Backspace');
    await saved().toBe('1girl, hat, tail');
    await focused('hat');
    await chip('tail').locator('.remove').click();
    await saved().toBe('1girl, hat');
    expect(gallery.edits.map(({ operation, base }) => [operation, base])).toEqual([
      [{ kind: 'removeAt', places: [1] }, '1girl, alice, hat, cat, tail'],
      [{ kind: 'removeAt', places: [2] }, '1girl, hat, cat, tail'],
      [{ kind: 'removeAt', places: [2] }, '1girl, hat, tail'],
    ]);
  });

  it('takes keys that come faster than captions are saved', async () => {
    await open('1girl, a, b, c, d');
    await chip('a').focus();
    await press('Delete');
    await press('Delete');
    await press('Delete');
    await saved().toBe('1girl, d');
    await focused('d');
  });

  it('keeps the focus when its last tag goes, however often it is read then', async () => {
    await open('1girl, hat');
    const { readCaption } = gallery;
    const held = [];
    gallery.readCaption = async (params) => {
      await new Promise((resolve) => held.push(resolve));
      return readCaption(params);
    };
    await chip('hat').focus();
    await press('Delete');
    await expect.poll(() => held.length).toBe(2);
    gallery.readCaption = readCaption;
    for (const release of held) release();
    await focused('1girl');
  });

  it('moves tags by Alt and an arrow', async () => {
    await open('1girl, alice, hat');
    await chip('alice').focus();
    await press('Alt+ArrowRight');
    await press('Alt+ArrowRight');
    await saved().toBe('1girl, hat, alice');
    await focused('alice');
    await press('Alt+ArrowLeft');
    await press('Alt+ArrowLeft');
    await saved().toBe('alice, 1girl, hat');
    await focused('alice');
    expect(gallery.edits.map(({ operation }) => operation)).toEqual([
      { kind: 'moveAt', from: 1, to: 2 },
      { kind: 'moveAt', from: 2, to: 1 },
      { kind: 'moveAt', from: 1, to: 0 },
    ]);
  });

  it('moves a tag on with keys that come while it is being moved', async () => {
    await open('1girl, alice, hat');
    const held = [];
    const { edit } = gallery;
    gallery.edit = async (params) => {
      await new Promise((resolve) => held.push(resolve));
      return edit(params);
    };
    await chip('alice').focus();
    await press('Alt+ArrowRight');
    await expect.poll(() => held.length).toBe(1);
    await press('Alt+ArrowLeft');
    held[0]();
    await expect.poll(() => held.length).toBe(2);
    await press('Alt+ArrowLeft');
    held[1]();
    await expect.poll(() => held.length).toBe(3);
    held[2]();
    await saved().toBe('alice, 1girl, hat');
    await focused('alice');
  });

  it('moves tags with the mouse, showing where one comes to stand', async () => {
    await open('1girl, alice, hat');
    const { mouse } = gallery.page;
    const [from, to] = [await chip('hat').boundingBox(), await chip('1girl').boundingBox()];
    const drag = async (release) => {
      await mouse.move(from.x + 12, from.y + 8);
      await mouse.down();
      await mouse.move(to.x + 40, to.y + 8);
      await mouse.move(to.x + 4, to.y + 8);
      await gallery.page.locator('.chip.gap-before', { hasText: '1girl' }).waitFor();
      await release();
      await gallery.page.locator('.gap-before').waitFor({ state: 'detached' });
    };
    await drag(async () => {
      await press('Escape');
      await mouse.up();
    });
    expect(gallery.edits).toEqual([]);
    await drag(() => mouse.up());
    await saved().toBe('hat, 1girl, alice');
    expect(gallery.edits[0].operation).toEqual({ kind: 'moveAt', from: 2, to: 0 });
  });

  it('gets tags from the field at its end, with completion, one after the other', async () => {
    await open('1girl');
    gallery.complete = ({ kind, text }) => {
      expect(kind).toBe('tag');
      const items = [{ label: 'smile', detail: '9', newText: 'smile' }];
      return { start: 0, end: text.length, items: text === 'sm' ? items : [] };
    };
    await field('Add a tag').focus();
    await gallery.page.keyboard.type('sm');
    await gallery.page.getByRole('option', { name: 'smile 9' }).waitFor();
    await press('Tab');
    expect(await field('Add a tag').inputValue()).toBe('smile');
    await press('Enter');
    await saved().toBe('1girl, smile');
    await expect.poll(() => field('Add a tag').inputValue()).toBe('');
    await gallery.page.keyboard.type('hat');
    await press('Enter');
    await saved().toBe('1girl, smile, hat');
    expect(gallery.edits.at(-1).operation).toEqual({ kind: 'insertAt', place: 2, tag: 'hat' });
  });

  it('has a tag changed by F2 or two clicks, unless it is given up', async () => {
    await open('1girl, hat');
    await chip('hat').focus();
    await press('F2');
    await gallery.page.locator('.tag-input input:focus').waitFor();
    expect(await field('Change "hat"').inputValue()).toBe('hat');
    await gallery.page.keyboard.type('red hat');
    await press('Escape');
    await focused('hat');
    expect(gallery.edits).toEqual([]);
    await chip('hat').dblclick();
    await gallery.page.locator('.tag-input input:focus').waitFor();
    await gallery.page.keyboard.type('red hat');
    await press('Enter');
    await saved().toBe('1girl, red hat');
    await focused('red hat');
    expect(gallery.edits[0]).toMatchObject({
      operation: { kind: 'set', text: '1girl, red hat' },
      base: '1girl, hat',
    });
  });

  it('has what was done repeated on another picture, and undone', async () => {
    await open('1girl, hat', 'solo, hat');
    await chip('hat').focus();
    await press('Delete');
    await saved().toBe('1girl');
    await focused('1girl');
    await press('Control+z');
    await expect.poll(() => gallery.undone).toEqual(['1']);
    await gallery.cell('front_00001').click();
    await press('.');
    await saved(1).toBe('solo');
    expect(gallery.edits.at(-1)).toMatchObject({
      images: [imageOf(1)],
      operation: { kind: 'remove', tags: ['hat'] },
    });
  });

  it('saves what is written as text before a chip is moved', async () => {
    await open('1girl, alice, hat');
    await press('Control+End');
    await gallery.page.keyboard.type(', cat');
    await chip('cat').waitFor();
    await chip('alice').locator('.remove').click();
    await saved().toBe('1girl, hat, cat');
    expect(gallery.edits.map(({ operation }) => operation.kind)).toEqual(['set', 'removeAt']);
  });

  it('tells what is found in a tag, and which ones are cut off', async () => {
    await open('1girl, cat, 1girl');
    await list()
      .getByRole('option', { name: '1girl. Warning: "1girl" is already in this caption.' })
      .waitFor();
    gallery.readCaption = ({ text }) => partsOf(text ?? '1girl, cat', { lost: [{ start: 7, end: 10 }] });
    await press('Control+End');
    await press('Backspace');
    await gallery.page.locator('.chip.lost', { hasText: 'cat' }).waitFor();
    await list().getByRole('option', { name: 'cat. The trainer cuts this off.' }).waitFor();
  });

  it('is not there for sentences', async () => {
    await openAll(['A woman is standing there.']);
    gallery.readCaption = ({ text }) =>
      partsOf(text ?? 'A woman is standing there.', { style: 'prose', tokens: null });
    await writeFirst(gallery);
    expect(await list().count()).toBe(0);
    expect(await gallery.page.locator('#caption-tokens').innerText()).toBe('');
  });
});
