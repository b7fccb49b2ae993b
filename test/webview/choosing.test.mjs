import { describe, expect, it } from 'vitest';
import { GalleryPage, keptOf, pairOf, showOf } from './gallery-page.mjs';
import { soundPages } from './sound-pages.mjs';

const pairs = (count) => Array.from({ length: count }, (_, index) => pairOf(index));

describe('choosing pairs', () => {
  let gallery;
  const pages = soundPages(() => gallery);

  const open = async (options) => {
    gallery = await GalleryPage.open(pages.browser, options);
    return gallery;
  };

  const rangeOf = ({ wish, start, end }) => ({
    order: gallery.listing(wish).order,
    images: gallery.pairs.slice(start, end).map(({ image }) => image),
  });
  /** An answer to which pictures are in a range, that waits until it is released. */
  const heldImages = () => {
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    const images = async (params) => {
      await held;
      return rangeOf(params);
    };
    return { images, release };
  };
  const chosen = () =>
    gallery.page
      .locator('.cell[aria-selected="true"] .name')
      .evaluateAll((names) => names.map(({ textContent }) => Number(/\d+/.exec(textContent)[0])));
  const click = (index, modifiers = []) =>
    gallery.cell(`front_${String(index).padStart(5, '0')}`).click({ modifiers });

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
    await gallery.count('12 pairs, 2 selected').waitFor();
    await gallery.page.keyboard.press('Escape');
    await expect.poll(chosen).toEqual([4]);
  });

  it('takes the last range that was meant, whenever it comes', async () => {
    const held = [];
    const images = async (params) => {
      const found = rangeOf(params);
      return params.end < 4 ? new Promise((resolve) => held.push(() => resolve(found))) : found;
    };
    await open({ pairs: pairs(12), width: 900, answers: { images } });
    await click(0);
    await gallery.page.keyboard.press('Shift+ArrowRight');
    await gallery.page.keyboard.press('Shift+End');
    await expect.poll(chosen).toEqual([0, 1, 2, 3]);
    for (const answer of held) answer();
    await gallery.page.keyboard.press('Control+ ');
    await expect.poll(chosen).toEqual([0, 1, 2]);
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
    await gallery.count('12 pairs, 2 selected').waitFor();
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
    await gallery.count('12 pairs, 12 selected').waitFor();
  });

  it('takes ten thousand at once, most of which never came', async () => {
    await open({ pairs: pairs(10_000) });
    await click(0);
    await gallery.page.keyboard.press('Control+A');
    await gallery.count('10,000 pairs, 10,000 selected').waitFor();
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
    await expect.poll(async () => await gallery.page.locator('.count').innerText()).toMatch(/selected$/);
  });

  it('goes on from the picture that a range began at, wherever that stands now', async () => {
    const captionAt = (index) => (index >= 8 || index < 3 ? 'cat' : 'dog');
    await open({
      pairs: pairs(12).map((pair, index) => ({ ...pair, caption: captionAt(index) })),
      width: 900,
    });
    await click(9);
    await gallery.page.keyboard.press('/');
    await gallery.page.keyboard.type('cat');
    await gallery.page.keyboard.press('Enter');
    await gallery.count('7 of 12 pairs.*').waitFor();
    await gallery.page.locator('.cell[tabindex="0"][data-index="4"]').waitFor();
    await click(10, ['Shift']);
    await expect.poll(chosen).toEqual([9, 10]);
  });

  it('lies between two pictures, wherever these stand when the range is told', async () => {
    let isFirst = true;
    const images = async (params) => {
      if (isFirst) {
        // Another program made two captions longer: the host lists them first, and the page doesn't know yet.
        gallery.pairs = [4, 5, 0, 1, 2, 3].map((index) => gallery.pairs[index]);
        gallery.order++;
        isFirst = false;
      }
      return rangeOf(params);
    };
    await open({ pairs: pairs(6), width: 900, answers: { images } });
    await click(3);
    await click(5, ['Shift']);
    await gallery.count('6 pairs, 5 selected').waitFor();
    gallery.revision++;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: gallery.revision, images: null });
    await expect.poll(chosen).toEqual([5, 0, 1, 2, 3]);
  });

  it('of one stays, when all come that were chosen before', async () => {
    const { images, release } = heldImages();
    await open({
      pairs: pairs(12),
      width: 900,
      state: keptOf({ selection: 'all' }),
      answers: { images },
    });
    await click(3);
    await expect.poll(chosen).toEqual([3]);
    release();
    await click(4, ['Control']);
    await expect.poll(chosen).toEqual([3, 4]);
  });

  it('by a range comes before what a key does to it', async () => {
    const { images, release } = heldImages();
    const show = showOf({ palette: ['hat'] });
    await open({ pairs: pairs(12), width: 900, show, answers: { images } });
    await click(0);
    await gallery.page.keyboard.press('Shift+End');
    for (const key of ['1', 'r', 'Delete']) await gallery.page.keyboard.press(key);
    gallery.channel.send({ type: 'act', action: 'pasteTags', text: 'scarf' });
    release();
    expect((await gallery.event('review')).images).toHaveLength(4);
    expect((await gallery.event('files')).images).toHaveLength(4);
    await expect.poll(() => gallery.edits.map((edit) => edit.images.length)).toEqual([4, 4]);
  });

  it('forgets what is listed no more', async () => {
    await open({ pairs: [pairOf(0), pairOf(1, { caption: 'a cat' }), pairOf(2)], width: 900 });
    await click(0);
    await click(1, ['Control']);
    await gallery.count('3 pairs, 2 selected').waitFor();
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
    await gallery.page.getByText('"Add" was undone').waitFor();
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
        refused: [],
        problem: null,
      }),
      applyEdit: async ({ id }) => gallery.edit({ images: Array(38).fill(id) }),
    };
    await open({ pairs: pairs(40), show: showOf({ palette: ['smile'] }), width: 900, answers });
    await click(1);
    await gallery.page.keyboard.press('Control+A');
    await gallery.count('40 pairs, 40 selected').waitFor();
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
