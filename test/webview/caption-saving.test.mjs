import { describe, expect, it } from 'vitest';
import { captionOf, captionPages, changeCaption, imageOf, writeFirst } from './caption-page.mjs';
import { keptOf, pairOf, showOf } from './gallery-page.mjs';

/** What a page has kept that shows captions. */
const keptPage = keptOf({ image: imageOf(0), selection: [imageOf(0)], pane: 'captions' });

describe('what is written of a caption', () => {
  let gallery;
  const { open, openAll, saved } = captionPages((opened) => {
    gallery = opened;
  });

  it('comes back as it was written, where the page went away before it was saved', async () => {
    await open('1girl');
    gallery.edit = () => new Promise(() => {});
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', cat');
    const kept = () => gallery.page.evaluate(() => window.keptState);
    await expect
      .poll(async () => (await kept()).drafts)
      .toEqual([{ image: imageOf(0), dataset: 'd', base: '1girl', text: '1girl, cat' }]);
    const state = await kept();
    await gallery.page.close();
    await openAll(['1girl'], { state });
    const field = gallery.page.getByRole('textbox', { name: 'Caption as text' });
    await expect.poll(() => field.inputValue()).toBe('1girl, cat');
    await field.press('Control+Enter');
    await saved().toBe('1girl, cat');
    await expect.poll(async () => (await kept()).drafts).toEqual([]);
  });

  it('stays given up when one has looked at another dataset', async () => {
    const draft = { image: imageOf(0), dataset: 'd', base: 'old', text: 'mine' };
    await openAll(['old', 'solo'], { state: { ...keptPage, drafts: [draft] } });
    const field = await writeFirst(gallery);
    await expect.poll(() => field.inputValue()).toBe('mine');
    await gallery.page.keyboard.press('Escape');
    await expect.poll(() => field.inputValue()).toBe('old');
    const { pairs } = gallery;
    gallery.pairs = [...pairs, pairOf(7)];
    gallery.channel.send(showOf({ dataset: 'e' }));
    await gallery.cell('front_00007').waitFor();
    gallery.pairs = pairs;
    gallery.channel.send(showOf());
    await gallery.cell('front_00007').waitFor({ state: 'detached' });
    await gallery.cell('front_00000').click();
    await gallery.page.locator('textarea:not([readonly])').waitFor();
    expect(await field.inputValue()).toBe('old');
    expect(gallery.edits).toEqual([]);
  });

  it('is written back while it is being saved, and stays as it was written', async () => {
    const field = await open('old', 'solo');
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    const edit = gallery.edit;
    let isBeingSaved = false;
    gallery.edit = async (params) => {
      isBeingSaved = true;
      await held;
      return edit(params);
    };
    await field.fill('old, x');
    await gallery.page.keyboard.press('Control+Enter');
    await expect.poll(() => isBeingSaved).toBe(true);
    await field.fill('old');
    release();
    await saved().toBe('old, x');
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('old');
    expect(await field.inputValue()).toBe('old');
    await gallery.page.getByRole('img', { name: 'Not saved yet' }).waitFor({ state: 'detached' });
  });

  it('is saved as it was written at last, where one moves on before it is saved', async () => {
    const field = await open('old', 'solo');
    const edit = gallery.edit;
    let release;
    gallery.edit = async (params) => {
      await new Promise((resolve) => {
        release = resolve;
      });
      gallery.edit = edit;
      return edit(params);
    };
    await field.fill('old, x');
    await gallery.page.keyboard.press('Control+Enter');
    await expect.poll(() => release !== undefined).toBe(true);
    await field.fill('old, x, y');
    await gallery.page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => field.inputValue()).toBe('solo');
    release();
    await saved().toBe('old, x, y');
  });

  it('is saved once, where it is written in the lightbox, too', async () => {
    const state = keptPage;
    await openAll(['old', 'solo'], { width: 1200, state });
    await writeFirst(gallery);
    await gallery.page.keyboard.press('Escape');
    await gallery.page.locator('.cell:focus').waitFor();
    await gallery.page.keyboard.press('Space');
    const field = gallery.page.locator('.lightbox textarea:not([readonly])');
    await field.fill('old, x');
    await gallery.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await saved().toBe('old, x');
    await field.fill('old, y');
    await gallery.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await saved().toBe('old, y');
    expect(gallery.edits.map(({ base }) => base)).toEqual(['old', 'old, x']);
  });

  it("is nobody else's when it was saved with its line ends a moment ago", async () => {
    const field = await open('a\r\nb', 'solo');
    const [edit, read] = [gallery.edit, gallery.readCaption];
    gallery.edit = (params) => {
      const { operation } = params;
      const text = operation.text.replaceAll('\n', '\r\n');
      return edit({ ...params, operation: { ...operation, text } });
    };
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    gallery.readCaption = async (params) => {
      if (params.text === null && captionOf(gallery, params.image) === 'a\r\nbc') await held;
      return read(params);
    };
    await gallery.page.keyboard.press('Control+End');
    const unsaved = gallery.page.getByRole('img', { name: 'Not saved yet' });
    await gallery.page.keyboard.type('c');
    await unsaved.waitFor();
    await gallery.page.keyboard.press('Control+Enter');
    await unsaved.waitFor({ state: 'detached' });
    await gallery.page.keyboard.type('d');
    release();
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('a\r\nbcd');
    await unsaved.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('a\nbcd');
    expect(await gallery.page.locator('.contested').count()).toBe(0);
  });

  it('comes back from the extension where it was refused, which keeps it no longer than needed', async () => {
    const draft = { image: imageOf(0), dataset: 'd', base: 'old', text: 'mine' };
    const show = showOf({ drafts: [draft] });
    await openAll(['old', 'solo'], { state: keptPage, show });
    const field = await writeFirst(gallery);
    await expect.poll(() => field.inputValue()).toBe('mine');
    await gallery.page.keyboard.press('Control+Enter');
    await saved().toBe('mine');
    expect(await gallery.event('endDraft')).toEqual({ type: 'endDraft', image: imageOf(0) });
  });

  it('is told while it is written, and not saved where somebody else was faster', async () => {
    await open('old');
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', x');
    changeCaption(gallery, imageOf(0), 'theirs');
    await gallery.page.locator('.contested').waitFor();
    await gallery.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    const told = gallery.events.filter(({ type }) => type === 'writeDraft');
    const draft = { image: imageOf(0), dataset: 'd', base: 'old', text: 'old, x' };
    expect(told.at(-1)).toEqual({ type: 'writeDraft', draft });
    expect(gallery.edits).toEqual([]);
  });

  it.each([
    ['the page loses the focus', () => window.dispatchEvent(new Event('blur'))],
    ['the page goes away', () => window.dispatchEvent(new Event('pagehide'))],
    [
      'its tab may be closed by a key',
      () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'w', ctrlKey: true })),
    ],
  ])('is saved when %s', async (_, happens) => {
    await open('old');
    await gallery.page.keyboard.press('Control+End');
    await gallery.page.keyboard.type(', x');
    await gallery.page.evaluate(happens);
    await saved().toBe('old, x');
  });
});
