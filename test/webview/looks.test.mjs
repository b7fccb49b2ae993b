import { describe, expect, it } from 'vitest';
import { faultsIn } from './axe.mjs';
import { pairs } from './choosing-page.mjs';
import { openingPages } from './sound-pages.mjs';
import { looks } from './themes.mjs';

describe('the looks of the gallery', () => {
  let gallery;
  const open = openingPages((opened) => {
    gallery = opened;
  });

  it.each([
    ['dark', 'rgba(0, 0, 0, 0)'],
    ['light', 'rgba(0, 0, 0, 0)'],
    ['high-contrast', 'rgb(111, 195, 223)'],
  ])('in a %s theme: has its borders, and a ring around the focus', async (theme, border) => {
    await open({ pairs: pairs(20), theme });
    await gallery.cell('front_00001').locator('img').waitFor();
    await gallery.page.locator('.cell[tabindex="0"]').focus();
    await gallery.page.keyboard.press('ArrowRight');
    await gallery.page.locator('.cell:focus .name', { hasText: 'front_00001' }).waitFor();
    const styleOf = (locator) =>
      locator.evaluate((element) => {
        const { borderTopColor, outlineStyle, outlineWidth } = getComputedStyle(element);
        return { borderTopColor, outlineStyle, outlineWidth };
      });
    expect(await styleOf(gallery.focused)).toMatchObject({ outlineStyle: 'solid', outlineWidth: '2px' });
    expect((await styleOf(gallery.cell('front_00002'))).borderTopColor).toBe(border);
  });

  it.each([
    [180, 1],
    [300, 2],
    [1200, 6],
  ])('%i pixels wide: has %i columns, nothing cut off', async (width, columns) => {
    await open({ pairs: pairs(50), width });
    await gallery.page.locator('.cell img').first().waitFor();
    const grid = gallery.page.getByRole('grid');
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe(String(columns));
    const sideways = await gallery.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    expect(sideways).toBe(false);
  });

  it.each([
    [300, ['1024×1024', '24/75']],
    [700, ['1024×1024', '→ 768×768', '24/75']],
  ])('%i pixels wide: tells of each picture what has room', async (width, facts) => {
    await open({ pairs: pairs(3), width });
    await gallery.cell('front_00001').waitFor();
    const seen = await gallery.cell('front_00001').evaluate((cell) => {
      const { bottom } = cell.querySelector('.facts').getBoundingClientRect();
      const all = [...cell.querySelectorAll('.fact')];
      return all
        .filter((fact) => fact.getBoundingClientRect().top < bottom)
        .map(({ innerText }) => innerText);
    });
    expect(seen).toEqual(facts);
  });

  it.each(looks(300, 1200))(
    '%s, %i pixels wide: axe finds nothing on the whole page',
    async (theme, width) => {
      await open({ pairs: pairs(30), theme, width });
      await gallery.cell('front_00001').locator('img').waitFor();
      await gallery.page.getByRole('button', { name: 'Sort and Group' }).click();
      await gallery.page.getByLabel('Group by').waitFor();
      expect(await faultsIn(gallery.page)).toEqual([]);
    },
  );
});
