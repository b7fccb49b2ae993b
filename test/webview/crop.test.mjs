import { describe, expect, it } from 'vitest';
import { readOracle } from '../support/oracles.ts';
import { boxOf, openGrid, openLightbox, pairsOf, twoHalves } from './lightbox-page.mjs';
import { soundPages } from './sound-pages.mjs';

const cases = readOracle('buckets').cases.filter(({ in: [, , [resolution], , , step, noUpscale] }) => {
  return resolution === 768 && step === 64 && !noUpscale;
});
const ofSize = (width, height) => cases.find(({ in: image }) => image[0] === width && image[1] === height);

describe('what the bucket cuts away', () => {
  let gallery;
  let page;
  const pages = soundPages(() => gallery);

  /** What is framed, in pixels of the page. */
  const kept = (locator) =>
    locator.evaluate((rect) => {
      const { x, y, width, height } = rect.getBBox();
      const { a, d, e, f } = rect.getScreenCTM();
      return { left: x * a + e, top: y * d + f, width: width * a, height: height * d };
    });

  it.each([
    [1000, 1500],
    [896, 1152],
    [333, 777],
    [3000, 1000],
    [4096, 3072],
  ])('of %i × %i pixels is drawn where the trainer cuts, in tiles and large', async (width, height) => {
    const { out, trim_left_top: trim } = ofSize(width, height);
    const [bucketWidth, bucketHeight, resizedWidth, resizedHeight] = out;
    const cut = [1 - bucketWidth / resizedWidth, 1 - bucketHeight / resizedHeight];
    const pair = { size: [width, height], bucket: { size: [bucketWidth, bucketHeight], cut } };
    gallery = await openGrid(pages.browser, { pairs: pairsOf(3, pair), drawing: twoHalves(width, height) });
    page = gallery.page;
    /** What is kept of a picture that lies in this box as a whole. */
    const expected = ({ left, top, width: across, height: down }) => {
      const scale = Math.min(across / width, down / height);
      const [x, y] = [left + (across - width * scale) / 2, top + (down - height * scale) / 2];
      const [perX, perY] = [(width * scale) / resizedWidth, (height * scale) / resizedHeight];
      const start = { left: x + trim[0] * perX, top: y + trim[1] * perY };
      return { ...start, width: bucketWidth * perX, height: bucketHeight * perY };
    };
    /** Waits until a frame lies where it belongs in a box: less than half a pixel beside it. */
    const isIn = (frame, box) =>
      expect
        .poll(async () => {
          const [found, wanted] = [await kept(frame), expected(await boxOf(box))];
          return Math.max(...Object.keys(wanted).map((name) => Math.abs(found[name] - wanted[name])));
        })
        .toBeLessThan(0.5);
    await page.keyboard.press('b');
    const tile = page.locator('.cell').first();
    await isIn(tile.locator('.kept'), tile.locator('img'));
    await page.getByRole('button', { name: 'Show as List' }).click();
    await page.locator('#grid.list').waitFor();
    await isIn(tile.locator('.kept'), tile.locator('img'));
    await page.locator('.cell[tabindex="0"]').focus();

    await openLightbox(gallery);
    const large = page.locator('.lightbox .kept');
    await isIn(large, page.locator('.lightbox .frame'));
    await page.keyboard.press('0');
    await page.locator('.percent', { hasText: '100 %' }).waitFor();
    await isIn(large, page.locator('.lightbox .sheet'));

    await page.keyboard.press('b');
    await expect.poll(() => page.locator('.kept').count()).toBe(0);
  });

  it('is the whole picture where there is no bucket, and it is said why', async () => {
    const why = 'The trainer stops over this picture, which is not 768 × 768.';
    const each = (index) =>
      index === 1 ? { bucket: null, whyNoBucket: why } : { bucket: { size: [768, 768], cut: [0, 0] } };
    gallery = await openGrid(pages.browser, {
      pairs: pairsOf(3, { size: [768, 768], each }),
      drawing: twoHalves(768, 768),
    });
    page = gallery.page;
    await page.keyboard.press('b');
    const tile = (place) => page.locator('.cell').nth(place);
    await tile(0).locator('.kept').waitFor();
    await tile(1).locator('.cut').waitFor();
    expect(await tile(1).locator('.kept').count()).toBe(0);
    expect(await tile(1).locator(`.fact.loud[title="${why}"]`).allInnerTexts()).toEqual([
      '768×768',
      '→ no bucket',
    ]);
    await page.keyboard.press('ArrowRight');
    await openLightbox(gallery);
    await page.locator('.lightbox .known', { hasText: why }).waitFor();
  });
});
