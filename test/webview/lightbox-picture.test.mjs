import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  expectColour,
  lightboxOf,
  lightboxPages,
  lowerHalf,
  pairsOf,
  twoHalves,
} from './lightbox-page.mjs';

const red = [255, 0, 0];
const blue = [0, 0, 255];

describe('a picture in the lightbox', () => {
  let gallery;
  let page;
  const { inGrid, open, press, sheet } = lightboxPages((opened) => {
    gallery = opened;
    page = opened.page;
  });

  it('is mirrored, as a whole or by halves', async () => {
    await open();
    await expectColour(gallery, 0.3, 0.5, red);
    await press('f');
    await expectColour(gallery, 0.3, 0.5, blue);
    await press('f', 'h');
    await expectColour(gallery, 0.7, 0.5, red);
    await expectColour(gallery, 0.3, 0.5, red);
    await press('h');
    await expectColour(gallery, 0.3, 0.5, blue);
    await press('h');
    await expectColour(gallery, 0.3, 0.5, red);
    await expectColour(gallery, 0.7, 0.5, blue);
  });

  it('shows a picture as it is stored: the trainer does not turn it either', async () => {
    const turned = sharp(Buffer.from(twoHalves(600, 400))).withMetadata({ orientation: 6 });
    await open({ pairs: pairsOf(1), bytes: await turned.png().toBuffer() });
    await expectColour(gallery, 0.3, 0.5, red);
    await expectColour(gallery, 0.7, 0.5, blue);
    await press('h');
    await expectColour(gallery, 0.7, 0.5, red);
  });

  it('shades what the mask leaves out', async () => {
    await open({ pairs: pairsOf(1), mask: lowerHalf(600, 400) });
    await expectColour(gallery, 0.7, 0.4, blue);
    await press('m');
    await page.getByText('Shaded is what the mask leaves out.').waitFor();
    await expect
      .poll(async () => await page.locator('.mask').evaluate(({ complete }) => complete))
      .toBe(true);
    await expectColour(gallery, 0.7, 0.6, blue);
    await expectColour(gallery, 0.7, 0.4, [154, 14, 119]);
    await press('m');
    await expectColour(gallery, 0.7, 0.4, blue);
  });

  it('chequers what is transparent where there is no mask', async () => {
    await open({
      pairs: pairsOf(1),
      drawing: '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"/>',
    });
    const { left, top } = await boxOf(sheet());
    const colours = async () => {
      const shot = await page.screenshot({ clip: { x: left + 4, y: top + 4, width: 16, height: 16 } });
      return new Set(shot).size;
    };
    const plain = await colours();
    await press('m');
    await page.getByText('There is no mask for this picture.').waitFor();
    await expect.poll(colours).toBeGreaterThan(plain);
  });

  it('says why a picture is not there', async () => {
    await inGrid();
    gallery.picture = async () => ({ src: 'https://gallery.test/none.png', mask: null });
    await press('Space');
    await lightboxOf(gallery).getByRole('alert').getByText('This picture cannot be shown.').waitFor();
  });

  it('loads very large pictures only when asked', async () => {
    await inGrid({ pairs: pairsOf(1, { size: [12_000, 9000] }) });
    await press('Space');
    await lightboxOf(gallery).getByText('This picture has 108 megapixels.').waitFor();
    expect(await page.locator('.whole').count()).toBe(0);
    await page.getByRole('button', { name: 'Show It All the Same' }).click();
    await page.locator('.frame[aria-busy="false"] .whole').waitFor();
  });

  it('shows another picture when the file is another one', async () => {
    await open({ pairs: pairsOf(1) });
    gallery.pairs = pairsOf(1, { version: 3 });
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: null });
    gallery.revision = 2;
    await page.locator('.whole[src$="?version=3"]').waitFor();
  });
});
