import { describe, expect, it } from 'vitest';
import { chosenIn, clickIn, pairs } from './choosing-page.mjs';
import { keptOf, pairOf, showOf } from './gallery-page.mjs';
import { openingPages } from './sound-pages.mjs';

describe('choosing pairs', () => {
  let gallery;
  const open = openingPages((opened) => {
    gallery = opened;
  });
  const chosen = () => chosenIn(gallery);
  const click = (index, modifiers) => clickIn(gallery, index, modifiers);

  it('goes by clicks with Ctrl and Shift', async () => {
    await open({ pairs: pairs(12), width: 900 });
    await click(1);
    await expect.poll(chosen).toEqual([1]);
    await click(3, ['Control']);
    await expect.poll(chosen).toEqual([1, 3]);
    await click(5, ['Shift']);
    await expect.poll(chosen).toEqual([3, 4, 5]);
    await click(4, ['Control']);
    await expect.poll(chosen).toEqual([3, 5]);
    await gallery.count('12 pairs, 2 chosen').waitFor();
    await gallery.page.keyboard.press('Escape');
    await expect.poll(chosen).toEqual([4]);
  });

  it('stays when an editor shows one of them', async () => {
    await open({ pairs: pairs(12), width: 900 });
    await click(1);
    await click(3, ['Control']);
    gallery.channel.send({ type: 'reveal', dataset: 'd', image: 'file:///alice/front_00001.png' });
    gallery.pairs[5] = pairOf(5, { caption: 'a cat' });
    gallery.revision = 2;
    const { image } = gallery.pairs[5];
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: [image] });
    await gallery.cell('front_00005').getByText('a cat').waitFor();
    await gallery.count('12 pairs, 2 chosen').waitFor();
    await expect.poll(chosen).toEqual([1, 3]);
  });

  it('goes by keys', async () => {
    await open({ pairs: pairs(12), width: 900 });
    await click(0);
    await gallery.page.keyboard.press('Shift+ArrowRight');
    await gallery.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(chosen).toEqual([0, 1, 2]);
    await gallery.page.keyboard.press('Control+ArrowRight');
    await gallery.page.keyboard.press('Control+ArrowRight');
    await gallery.page.keyboard.press('Control+ ');
    await expect.poll(chosen).toEqual([0, 1, 2, 4]);
    await gallery.page.keyboard.press('Control+A');
    await gallery.count('12 pairs, 12 chosen').waitFor();
  });

  it('takes ten thousand at once, most of which never came', async () => {
    await open({ pairs: pairs(10_000) });
    await click(0);
    await gallery.page.keyboard.press('Control+A');
    await gallery.count('10,000 pairs, 10,000 chosen').waitFor();
    await expect.poll(() => gallery.page.evaluate(() => window.keptState?.selection)).toBe('all');
  });

  it('goes by a band that the mouse draws, and scrolls at the edge', async () => {
    await open({ pairs: pairs(40), width: 900 });
    await gallery.cell('front_00000').locator('img').waitFor();
    const from = await gallery.cell('front_00000').boundingBox();
    const to = await gallery.cell('front_00005').boundingBox();
    const { mouse } = gallery.page;
    await mouse.move(from.x + 30, from.y + 60);
    await mouse.down();
    await mouse.move(to.x + 20, to.y + 20, { steps: 4 });
    await expect.poll(chosen).toEqual([0, 1, 4, 5]);
    await mouse.up();
    expect(await gallery.page.locator('.band').count()).toBe(0);
    await expect.poll(chosen).toEqual([0, 1, 4, 5]);
    await mouse.move(from.x + 30, from.y + 60);
    await mouse.down();
    await mouse.move(from.x + 60, 690, { steps: 4 });
    await expect
      .poll(() => gallery.page.locator('#scroller').evaluate(({ scrollTop }) => scrollTop))
      .toBeGreaterThan(400);
    await mouse.up();
    await expect.poll(async () => await gallery.page.locator('.count').innerText()).toMatch(/chosen$/);
  });

  it('stays with a picture that gets another name, though it is listed a moment later', async () => {
    await open({ pairs: pairs(4), width: 900 });
    await click(1);
    const [image, named] = [gallery.pairs[1].image, pairOf(9).image];
    gallery.channel.send({ type: 'renamed', images: [[image, named]] });
    for (const rest of [[], [pairOf(9)]]) {
      gallery.pairs = [pairOf(0), pairOf(2), pairOf(3), ...rest];
      gallery.revision++;
      gallery.channel.send({ type: 'changed', dataset: 'd', revision: gallery.revision, images: null });
      await gallery.count(`${3 + rest.length} pairs.*`).waitFor();
    }
    await expect.poll(chosen).toEqual([9]);
    await gallery.page.locator('.cell[tabindex="0"]', { hasText: 'front_00009' }).waitFor();
  });

  it('goes on with the next one when one is taken away', async () => {
    await open({ pairs: pairs(4), width: 900, state: keptOf({ pane: 'captions' }) });
    await click(1);
    await gallery.page.getByText('front_00001.png').nth(1).waitFor();
    await gallery.page.keyboard.press('x');
    expect((await gallery.event('files')).images).toEqual([gallery.pairs[1].image]);
    gallery.pairs.splice(1, 1);
    gallery.revision++;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: gallery.revision, images: null });
    await expect.poll(chosen).toEqual([2]);
    await gallery.page.locator('.caption-head .name', { hasText: 'front_00002' }).waitFor();
  });

  it('shows the caption of the one that is chosen, though another one was pointed at', async () => {
    await open({ pairs: pairs(4), width: 900, state: keptOf({ pane: 'captions' }) });
    await click(1);
    await click(2, ['Control']);
    await click(2, ['Control']);
    await expect.poll(chosen).toEqual([1]);
    await gallery.page.locator('.caption-head .name', { hasText: 'front_00001' }).waitFor();
  });

  it('forgets what is listed no more', async () => {
    await open({ pairs: [pairOf(0), pairOf(1, { caption: 'a cat' }), pairOf(2)], width: 900 });
    await click(0);
    await click(1, ['Control']);
    await gallery.count('3 pairs, 2 chosen').waitFor();
    await gallery.page.getByRole('combobox', { name: 'Query' }).fill('cat');
    await gallery.count('1 of 3 pairs').waitFor();
    await expect.poll(chosen).toEqual([1]);
  });

  it('zooms with Ctrl and the wheel, and by keys', async () => {
    await open({ pairs: pairs(40), width: 900 });
    await gallery.cell('front_00000').hover();
    const columns = async () => Number(await gallery.page.getByRole('grid').getAttribute('aria-colcount'));
    await expect.poll(columns).toBe(4);
    await gallery.page.keyboard.down('Control');
    await gallery.page.mouse.wheel(0, -120);
    await gallery.page.keyboard.up('Control');
    await expect.poll(columns).toBe(3);
    await click(0);
    await gallery.page.keyboard.press('-');
    await gallery.page.keyboard.press('-');
    await expect.poll(columns).toBe(5);
    await gallery.page.getByRole('button', { name: 'Show as List' }).click();
    await expect.poll(columns).toBe(1);
    await gallery.page.getByRole('button', { name: 'Show as Grid' }).click();
    await expect.poll(columns).toBe(5);
  });

  it('toggles tags of the palette, repeats and undoes', async () => {
    await open({ pairs: pairs(5), show: showOf({ palette: ['smile', 'solo'] }), width: 900 });
    await click(1);
    await click(2, ['Control']);
    await gallery.page.keyboard.press('2');
    await gallery.page.getByText('2 captions were changed.').waitFor();
    const images = ['file:///alice/front_00001.png', 'file:///alice/front_00002.png'];
    expect(gallery.edits).toEqual([
      { dataset: 'd', images, operation: { kind: 'toggle', tag: 'solo' }, base: null },
    ]);
    await click(4);
    await gallery.page.keyboard.press('.');
    await gallery.page.getByText('One caption was changed.').waitFor();
    expect(gallery.edits.at(-1).images).toEqual(['file:///alice/front_00004.png']);
    await gallery.page.keyboard.press('Control+Z');
    await gallery.page.getByText('Taken back: Add.').waitFor();
    expect(gallery.undone).toEqual(['2']);
    await gallery.page.keyboard.press('Control+Z');
    await gallery.page.keyboard.press('Control+Z');
    await gallery.page.getByText('There is nothing to undo here.').waitFor();
    // What wasn't done here is none of its business.
    await expect.poll(() => gallery.undone).toEqual(['2', '1']);
  });

  it('takes back one edit after the other, and tells the end last', async () => {
    await open({ pairs: pairs(5), show: showOf({ palette: ['smile', 'solo'] }), width: 900 });
    const { undo } = gallery;
    let [release, running, most] = [undefined, 0, 0];
    const held = new Promise((resolve) => {
      release = resolve;
    });
    gallery.undo = async (params) => {
      most = Math.max(most, ++running);
      await held;
      running--;
      return undo(params);
    };
    await click(1);
    for (const key of ['1', '2', 'Control+Z', 'Control+Z', 'Control+Z'])
      await gallery.page.keyboard.press(key);
    await expect.poll(() => running).toBeGreaterThan(0);
    release();
    await gallery.page.getByText('There is nothing to undo here.').waitFor();
    expect(gallery.undone).toEqual(['2', '1']);
    expect(most).toBe(1);
  });

  it('shows how many captions change before it changes many', async () => {
    const answers = {
      prepareEdit: async () => ({
        id: 'p',
        title: 'Add "smile"',
        changed: 38,
        unchanged: 2,
        sentences: 0,
        refused: [],
        problem: null,
      }),
      applyEdit: async ({ id }) => gallery.edit({ images: Array(38).fill(id) }),
    };
    await open({ pairs: pairs(40), show: showOf({ palette: ['smile'] }), width: 900, answers });
    await click(1);
    await gallery.page.keyboard.press('Control+A');
    await gallery.count('40 pairs, 40 chosen').waitFor();
    await gallery.page.keyboard.press('1');
    await gallery.page.getByText('Add "smile": 38 captions change.').waitFor();
    expect(gallery.edits).toEqual([]);
    await gallery.page.getByRole('button', { name: 'Cancel' }).click();
    await gallery.page.locator('.cell[tabindex="0"]').focus();
    await gallery.page.keyboard.press('1');
    await gallery.page.getByRole('button', { name: 'Apply' }).click();
    await gallery.page.getByText('38 captions were changed.').waitFor();
    await gallery.page.getByRole('button', { name: 'Undo' }).waitFor();
  });
});
