// The lightbox of the gallery's page, over pictures that are drawn for a test.
import sharp from 'sharp';
import { expect } from 'vitest';
import { files, GalleryPage, pairOf } from './gallery-page.mjs';
import { openingPages } from './sound-pages.mjs';

/** A picture whose left half is red, and its right half blue. */
export const twoHalves = (width, height) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="50%" height="100%" fill="#ff0000"/><rect x="50%" width="50%" height="100%" fill="#0000ff"/>
  </svg>`;

/** A mask whose upper half is black, and its lower half white. */
export const lowerHalf = (width, height) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="50%" fill="#000000"/><rect y="50%" width="100%" height="50%" fill="#ffffff"/>
  </svg>`;

/** Opens the page over pictures that are all drawn alike, and puts the focus in the grid. */
export async function openGrid(browser, { drawing = twoHalves(600, 400), mask, bytes, ...options }) {
  const gallery = await GalleryPage.open(browser, { width: 1000, height: 700, ...options });
  const serve = (address, svg) =>
    gallery.page.route(`${files}/${address}`, async (route) =>
      route.fulfill({
        body: bytes ?? (await sharp(Buffer.from(svg)).png().toBuffer()),
        headers: { 'access-control-allow-origin': '*' },
      }),
    );
  await serve('drawn/*', drawing);
  await serve('mask.png', mask);
  gallery.picture = async (image) => ({
    src: `${files}/drawn/${image.slice(image.lastIndexOf('/') + 1)}`,
    mask: mask ? `${files}/mask.png` : null,
  });
  await gallery.cell('front_00000').waitFor();
  await gallery.page.locator('.cell[tabindex="0"]').focus();
  return gallery;
}

/** Pairs of one size. @param each what is another in each, by its place */
export const pairsOf = (count, { each = () => ({}), ...rest } = {}) =>
  Array.from({ length: count }, (_, index) =>
    pairOf(index, { size: [600, 400], bucket: null, ...rest, ...each(index) }),
  );

export const lightboxOf = ({ page }) => page.getByRole('dialog');

/** Opens the lightbox from the grid, and waits for its picture. */
export async function openLightbox(gallery) {
  await gallery.page.keyboard.press('Space');
  await lightboxOf(gallery).locator('.frame[aria-busy="false"] .whole').first().waitFor();
}

/**
 * What the tests of the lightbox begin with: `inGrid` opens a page and stays in the grid, `open` opens the lightbox, too.
 * @param take hears of the page that a test opened
 */
export function lightboxPages(take) {
  let page;
  const opened = openingPages((gallery) => {
    page = gallery.page;
    take(gallery);
  }, openGrid);
  const inGrid = (options = { pairs: pairsOf(3) }) => opened(options);
  return {
    inGrid,
    open: async (options) => openLightbox(await inGrid(options)),
    press: (...keys) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve()),
    sheet: () => page.locator('.lightbox .sheet').first(),
  };
}

/** Waits until the lightbox shows a picture. */
export async function isAt(gallery, position, name) {
  await gallery.page.locator('.lightbox .position', { hasText: new RegExp(`^${position}$`) }).waitFor();
  if (name) await gallery.page.locator('.lightbox .where .name', { hasText: name }).waitFor();
}

/** Where something is on the screen. */
export const boxOf = (locator) =>
  locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  });

/** The colour at a place of a picture, in shares of the frame. */
export async function colourAt(gallery, x, y, frame = gallery.page.locator('.lightbox .frame').first()) {
  const { left, top, width, height } = await boxOf(frame);
  const clip = { x: Math.round(left + x * width), y: Math.round(top + y * height), width: 1, height: 1 };
  const shot = await gallery.page.screenshot({ clip });
  return [...(await sharp(shot).removeAlpha().raw().toBuffer())];
}

/** Waits until a place of the picture has a colour. */
export const expectColour = (gallery, x, y, colour) =>
  expect.poll(() => colourAt(gallery, x, y)).toEqual(colour);
