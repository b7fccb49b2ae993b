// The gallery where the server has no small pictures: its page makes them of the pictures themselves.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pairs } from './choosing-page.mjs';
import { files } from './gallery-page.mjs';
import { openingPages } from './sound-pages.mjs';

describe('small pictures', () => {
  let gallery;
  let mostLoading;
  const open = openingPages((opened) => {
    gallery = opened;
  });

  /** Has the host give this whole picture alone from now on, for each pair. */
  async function giveWhole(bytes, rest = {}) {
    let loading = 0;
    mostLoading = 0;
    await gallery.page.route(`${files}/whole/**`, async (route) => {
      mostLoading = Math.max(mostLoading, ++loading);
      await route.fulfill({ body: bytes, headers: { 'access-control-allow-origin': '*' } });
      loading--;
    });
    gallery.thumbnail = async (image) => ({
      src: `${files}/whole/${encodeURIComponent(image)}`,
      isWhole: true,
      ...rest,
    });
    gallery.pairs = gallery.pairs.map((pair) => ({ ...pair, version: 1 }));
    gallery.revision++;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: gallery.revision, images: null });
  }

  const red = (width, height) => sharp({ create: { width, height, channels: 3, background: 'red' } });

  it('are made in the page, two at a time, within its policy', async () => {
    await open({ pairs: pairs(40), width: 900 });
    await giveWhole(await red(600, 900).png().toBuffer());
    const small = gallery.page.locator('.picture img[src^="blob:"]');
    await expect.poll(() => small.count()).toBeGreaterThan(5);
    const sizes = await small.evaluateAll((all) => all.map((one) => [one.naturalWidth, one.naturalHeight]));
    expect(sizes).toEqual(sizes.map(() => [213, 320]));
    expect(mostLoading).toBeLessThanOrEqual(2);
  });

  it('are not made of what is small enough, nor of what cannot be decoded', async () => {
    await open({ pairs: pairs(2) });
    await giveWhole(await red(200, 100).png().toBuffer());
    await gallery.page.locator('.picture img[src*="/whole/"]').first().waitFor();
    await gallery.page.unroute(`${files}/whole/**`);
    await giveWhole(Buffer.from('no picture'));
    gallery.pairs = gallery.pairs.map((pair) => ({ ...pair, version: 2 }));
    gallery.revision++;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: gallery.revision, images: null });
    await gallery.page.locator('.broken', { hasText: 'This picture cannot be shown.' }).first().waitFor();
  });

  it('are not made of what EXIF data turn: it is shown as it is stored', async () => {
    await open({ pairs: pairs(1) });
    const turned = await red(800, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    await giveWhole(turned, { isTurned: true });
    const shown = gallery.page.locator('.picture img[src*="/whole/"]').first();
    await shown.waitFor();
    expect(await shown.evaluate((one) => getComputedStyle(one).imageOrientation)).toBe('none');
  });
});
