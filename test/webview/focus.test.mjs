import { describe, expect, it } from 'vitest';
import { chosenIn, clickIn, pairs } from './choosing-page.mjs';
import { GalleryPage } from './gallery-page.mjs';
import { soundPages } from './sound-pages.mjs';

describe("the focus, and the keys that are not the page's", () => {
  let gallery;
  const pages = soundPages(() => gallery);

  const open = async (width = 900) => {
    gallery = await GalleryPage.open(pages.browser, { pairs: pairs(12), width });
    await clickIn(gallery, 1);
    await gallery.focused.waitFor();
    return gallery.page;
  };

  it('come to VS Code from where one writes', async () => {
    const page = await open();
    await page.evaluate(() => {
      window.heard = [];
      window.addEventListener('keydown', ({ key }) => window.heard.push(key));
    });
    await page.keyboard.press('/');
    await page.locator('.query input:focus').waitFor();
    for (const key of ['F1', 'a', 'Control+p', 'ArrowLeft', 'F6']) await page.keyboard.press(key);
    await expect.poll(() => page.evaluate(() => window.heard)).toEqual(['F1', 'Control', 'p', 'F6']);
  });

  it('is where it was when VS Code gives it back to the page', async () => {
    const page = await open();
    const giveBack = () =>
      page.evaluate(() => {
        document.activeElement.blur();
        window.dispatchEvent(new Event('focus'));
      });
    await giveBack();
    await page.locator('.cell:focus .name', { hasText: 'front_00001' }).waitFor();
    await page.keyboard.press('/');
    await page.locator('.query input:focus').waitFor();
    await giveBack();
    await page.locator('.query input:focus').waitFor();
  });

  it('stays in the grid when a band begins between pictures, and no text is selected', async () => {
    const page = await open();
    const boxes = await Promise.all([0, 3].map((index) => gallery.cells.nth(index).boundingBox()));
    const [first, last] = boxes;
    await page.mouse.move(first.x + first.width + 4, first.y + 40);
    await page.mouse.down();
    await page.mouse.move(last.x + 10, last.y + last.height - 10, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => chosenIn(gallery)).toEqual([1, 2, 3]);
    await gallery.focused.waitFor();
    expect(await page.evaluate(() => String(document.getSelection()))).toBe('');
  });
});
