import { describe, expect, it } from 'vitest';
import { boxOf, isAt, lightboxOf, openGrid, openLightbox, pairsOf } from './lightbox-page.mjs';
import { soundPages } from './sound-pages.mjs';

const captions = [
  'alice, Dark_Skin, smile',
  'alice, dark skin, frown',
  'alice, dark skin, smile, hat',
  'alice',
  '',
];

describe('pictures side by side', () => {
  let gallery;
  let page;
  const pages = soundPages(() => gallery);

  const compare = async (count, options = {}) => {
    const each = (index) => ({ caption: captions[index] ?? null });
    gallery = await openGrid(pages.browser, { pairs: pairsOf(6, { each }), ...options });
    page = gallery.page;
    for (let chosen = 1; chosen < count; chosen++) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator('.cell[aria-selected="true"]').count()).toBe(count);
    await openLightbox(gallery);
  };
  const sheets = () =>
    page.locator('.sheet').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));

  it('are two to four that were chosen, in their order; of more, the current one', async () => {
    await compare(3);
    await isAt(gallery, '3 pictures side by side');
    expect(await page.locator('figcaption .name').allInnerTexts()).toEqual([
      'front_00000.png',
      'front_00001.png',
      'front_00002.png',
    ]);
    await page.keyboard.press('Escape');
    await page.locator('.cell:focus').waitFor();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator('.cell[aria-selected="true"]').count()).toBe(5);
    await openLightbox(gallery);
    await isAt(gallery, '5 of 6', 'front_00004');
  });

  it('have the tags marked that not all of them have, in any spelling', async () => {
    await compare(3);
    const marks = (place) => page.locator('figcaption').nth(place).locator('mark').allInnerTexts();
    await expect.poll(() => marks(2)).toEqual(['smile', 'hat']);
    expect([await marks(0), await marks(1)]).toEqual([['smile'], ['frown']]);
    expect(await page.locator('figcaption .text').allInnerTexts()).toEqual(captions.slice(0, 3));
    gallery.pairs[1] = { ...gallery.pairs[1], caption: 'alice, dark skin, smile' };
    gallery.revision = 2;
    const images = [gallery.pairs[1].image];
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images });
    await expect.poll(() => marks(2)).toEqual(['hat']);
  });

  it('are zoomed and moved together', async () => {
    await compare(2);
    const [first, second] = await sheets();
    await page.mouse.move(second.x + second.width * 0.25, second.y + second.height * 0.5);
    await page.mouse.wheel(0, -600);
    await expect.poll(async () => (await sheets())[0].width).toBeGreaterThan(first.width * 3);
    const zoomed = await sheets();
    const frames = await page
      .locator('.frame')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
    expect(zoomed[1].width).toBeCloseTo(zoomed[0].width, 1);
    expect(zoomed[1].x - frames[1]).toBeCloseTo(zoomed[0].x - frames[0], 1);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await sheets())[1].x).toBeLessThan(zoomed[1].x - 20);
    const moved = await sheets();
    expect(moved[1].x - zoomed[1].x).toBeCloseTo(moved[0].x - zoomed[0].x, 1);
    expect(moved[1].y).toBeCloseTo(moved[0].y, 1);
  });

  it.each([
    [300, 2],
    [300, 4],
    [1200, 2],
    [1200, 3],
    [1200, 4],
  ])('%i pixels wide: %i have room without lying over each other', async (width, count) => {
    await compare(count, { width, height: width === 300 ? 700 : 800 });
    const boxes = await page
      .locator('figure')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    for (const [place, one] of boxes.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(0);
      expect(one.right).toBeLessThanOrEqual(width);
      for (const other of boxes.slice(place + 1))
        expect(one.right <= other.left || one.bottom <= other.top).toBe(true);
    }
    for (const { height } of await sheets()) expect(height).toBeGreaterThan(60);
  });

  it('are not moved or thrown away by a key', async () => {
    await compare(2);
    await page.keyboard.press('Delete');
    await page.keyboard.press('F2');
    await page.keyboard.press('r');
    const { images } = await gallery.event('review');
    expect(images).toHaveLength(2);
    expect(gallery.events.filter(({ type }) => type === 'files')).toEqual([]);
  });

  it('are one where the others went', async () => {
    await compare(2);
    gallery.pairs = [gallery.pairs[1]];
    gallery.revision = 2;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: null });
    await isAt(gallery, '1 of 1', 'front_00001');
    expect(await lightboxOf(gallery).locator('figure').count()).toBe(0);
    expect((await boxOf(page.locator('.frame'))).width).toBeGreaterThan(500);
  });
});
