import { describe, expect, it } from 'vitest';
import { faultsIn } from './axe.mjs';
import { boxOf, isAt, lightboxOf, openGrid, openLightbox, pairsOf } from './lightbox-page.mjs';
import { soundPages } from './sound-pages.mjs';
import { looks } from './themes.mjs';

const findings = [
  { of: 'caption', severity: 'warning', code: 'a-rule', message: 'The trigger "alice" is missing.' },
  { of: 'caption', severity: 'info', code: 'a-rule', message: 'No view is named.' },
];

describe('the looks of the lightbox', () => {
  let gallery;
  let page;
  const pages = soundPages(() => gallery);

  const inGrid = async (options = {}) => {
    gallery = await openGrid(pages.browser, { pairs: pairsOf(4, { findings }), ...options });
    page = gallery.page;
  };

  it.each(looks(300, 1200))('%s, %i pixels wide: axe finds nothing', async (theme, width) => {
    await inGrid({ theme, width });
    await openLightbox(gallery);
    await page.keyboard.press('b');
    await lightboxOf(gallery).locator('.buttons [aria-pressed="true"]').waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys of the Gallery' }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.cell:focus').waitFor();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => page.locator('.cell[aria-selected="true"]').count()).toBe(2);
    await openLightbox(gallery);
    expect(await faultsIn(page)).toEqual([]);
  });

  it.each([
    [300, 700],
    [1200, 800],
  ])(
    '%i × %i pixels at twice their size: has nothing cut off, and all buttons in reach',
    async (width, height) => {
      await inGrid({ width: width / 2, height: height / 2, scale: 2 });
      await openLightbox(gallery);
      const box = await boxOf(lightboxOf(gallery));
      for (const button of await lightboxOf(gallery).getByRole('button').all()) {
        const { left, top, width: across, height: down } = await boxOf(button);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + across).toBeLessThanOrEqual(box.width);
        expect(top + down).toBeLessThanOrEqual(box.height);
      }
      expect((await boxOf(page.locator('.frame'))).height).toBeGreaterThan(80);
      const isWider = await lightboxOf(gallery).evaluate((one) => one.scrollWidth > one.clientWidth);
      expect(isWider).toBe(false);
    },
  );

  it('has nothing that moves', async () => {
    await inGrid();
    await openLightbox(gallery);
    await page.keyboard.press('+');
    await page.keyboard.press('f');
    await page.locator('.sheet.flipped').waitFor();
    const moving = await page.evaluate(() =>
      document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 0),
    );
    expect(moving).toEqual([]);
  });

  it('is on the screen before the picture is, with the small one in its place', async () => {
    await inGrid();
    await gallery.cell('front_00000').locator('img').waitFor();
    let load;
    const held = new Promise((resolve) => {
      load = resolve;
    });
    await page.route('**/drawn/*', async (route) => {
      await held;
      await route.fallback();
    });
    await page.keyboard.press('Space');
    await page.locator('.frame[aria-busy="true"] .small').waitFor();
    const before = await boxOf(page.locator('.lightbox .sheet'));
    load();
    await page.locator('.frame[aria-busy="false"] .whole').waitFor();
    expect(await page.locator('.small').count()).toBe(0);
    expect(await boxOf(page.locator('.lightbox .sheet'))).toEqual(before);
  });

  it('lists all keys, from the grid and over the picture, and gives the focus back', async () => {
    await inGrid();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys of the Gallery' });
    await help.getByText('Go to another picture').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('.help') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('.cell:focus').waitFor();
    await openLightbox(gallery);
    await page.getByRole('button', { name: 'Show Keys (?)' }).click();
    await help.getByText('Mirror the picture').waitFor();
    await page.keyboard.press('?');
    await expect.poll(() => help.count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await isAt(gallery, '2 of 4');
  });

  it('large tiles of the grid show the pictures themselves, small ones thumbnails', async () => {
    const asked = [];
    await inGrid({ pairs: pairsOf(40), width: 1200 });
    const { picture } = gallery;
    gallery.picture = (image) => {
      asked.push(image);
      return picture(image);
    };
    await gallery.cell('front_00000').locator('img').waitFor();
    expect(asked).toEqual([]);
    for (let step = 0; step < 4; step++) await page.keyboard.press('+');
    await page.locator('.cell img[src*="/drawn/"]').first().waitFor();
    const { height } = await boxOf(page.locator('#scroller'));
    const tile = await boxOf(gallery.cells.first());
    const columns = Number(await page.getByRole('grid').getAttribute('aria-colcount'));
    expect(asked.length).toBeLessThanOrEqual(columns * (Math.ceil(height / tile.height) + 1));
    for (let step = 0; step < 4; step++) await page.keyboard.press('-');
    await expect.poll(() => page.locator('.cell img[src*="/drawn/"]').count()).toBe(0);
  });
});
