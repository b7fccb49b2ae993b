// How the part for many captions is walked through by keys and looks in VS Code's themes.
import { describe, expect, it } from 'vitest';
import { faultsIn } from './axe.mjs';
import { inSidePanel, ManyPage } from './many-page.mjs';
import { soundPages } from './sound-pages.mjs';

const captions = ['1girl, alice, smile', '1girl, alice, hat', '1girl, alice, hat', null];

describe('many captions at once', () => {
  let page;
  let gallery;
  let panel;
  const pages = soundPages(() => gallery);

  const open = async (options) => {
    page = await ManyPage.open(pages.browser, captions, options);
    gallery = page.gallery;
    panel = page.panel;
  };

  it('are done by keys alone', async () => {
    await open({});
    // From the grid.
    await page.press('Enter');
    await gallery.page.locator('.tag-counts input:focus').waitFor();
    await page.press('ArrowDown');
    await gallery.page.locator('.tag:focus', { hasText: '1girl' }).waitFor();
    await page.press('Control+End');
    await gallery.page.locator('[data-row="3"] [data-column="remove"]:focus').waitFor();
    await page.press('ArrowLeft');
    await page.press('ArrowUp');
    await gallery.page.locator('[data-row="2"] [data-column="add"]:focus').waitFor();
    await page.press('Home');
    // One stop of the Tab key.
    await page.press('Tab');
    await gallery.page.locator('#many-kind:focus').waitFor();
    await page.press('Shift+Tab');
    await gallery.page.locator('.tag:focus', { hasText: 'hat' }).waitFor();
    await page.press('Enter');
    await gallery.page.locator('#many-to:focus').waitFor();
    await page.type('cap');
    // It goes to the button, and does nothing yet.
    await page.press('Enter');
    await gallery.page.locator('.apply:focus', { hasText: 'Apply to 2 Captions' }).waitFor();
    expect(page.captions.asked.applyEdit).toEqual([]);
    await page.press('Enter');
    await gallery.page.getByText('2 captions were changed.').waitFor();
    await gallery.page.locator('.apply:focus').waitFor();
  });

  it('have suggestions in sight where there is little room', async () => {
    await open(inSidePanel);
    const items = Array.from({ length: 30 }, (_, index) => `cap ${index}`);
    gallery.complete = ({ text }) => ({
      start: 0,
      end: text.length,
      items: items.map((label) => ({ label, detail: '', newText: label })),
    });
    await page.useTag('hat');
    await page.type('cap');
    const list = panel.getByRole('listbox');
    await list.waitFor();
    const box = (locator) =>
      locator.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return { top, bottom };
      });
    const foot = panel.locator('.foot');
    await expect.poll(async () => (await box(list)).bottom - (await box(foot)).top).toBeLessThanOrEqual(0);
    const field = page.field('Replace by');
    await expect.poll(async () => (await box(field)).top - (await box(panel)).top).toBeGreaterThanOrEqual(0);
  });

  it('are left by Escape, which closes or clears what there is first', async () => {
    await open({});
    await page.press('Enter');
    await gallery.page.locator('.tag-counts input:focus').waitFor();
    await page.type('ha');
    await page.press('Escape');
    await expect.poll(() => panel.getByRole('textbox', { name: 'Filter their tags' }).inputValue()).toBe('');
    await gallery.page.locator('.tag-counts input:focus').waitFor();
    await page.press('Escape');
    await gallery.page.locator('.cell:focus').waitFor();
    await panel.getByRole('heading', { name: '4 pictures chosen' }).waitFor();
  });

  it.each(['dark', 'light', 'high-contrast', 'high-contrast-light'])(
    'fit into the side panel in a %s theme, with a ring around the focus',
    async (theme) => {
      await open({ ...inSidePanel, theme });
      await page.useTag('hat');
      await page.type('cap');
      await page.summary('2 captions change.');
      await panel.locator('.changes ins').first().waitFor();
      await page.press('Enter');
      await gallery.page.locator('.apply:focus-visible').waitFor();
      expect(await page.apply.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
      const { scrollWidth, clientWidth } = await panel
        .locator('.scroll')
        .evaluate((element) => ({ scrollWidth: element.scrollWidth, clientWidth: element.clientWidth }));
      expect(scrollWidth).toBe(clientWidth);
      // What comes and goes is told without colours, too.
      const decorations = await panel
        .locator('.changes')
        .evaluate((element) =>
          ['del', 'ins'].map((name) => getComputedStyle(element.querySelector(name)).textDecorationLine),
        );
      expect(decorations).toEqual(['line-through', 'underline']);
      expect(await faultsIn(gallery.page, '#pane')).toEqual([]);
    },
  );

  it.each(['add', 'remove', 'move', 'regex', 'sort', 'dedupe', 'fix'])(
    'have a form for %s in which all is named',
    async (kind) => {
      await open({});
      page.captions.fixes = [{ code: 'duplicate-tag', title: 'A tag is there twice', count: 3 }];
      page.captions.onChange();
      await page.choose(kind);
      if (kind === 'regex') {
        await panel.getByLabel('Find').fill('(');
        await panel.getByRole('alert').waitFor();
      }
      if (kind === 'fix') await panel.getByLabel('Quick fix').waitFor();
      if (kind === 'move') {
        await panel.getByLabel('Where').selectOption('before');
        await panel.locator('#many-beside').waitFor();
      }
      expect(await faultsIn(gallery.page, '#pane')).toEqual([]);
    },
  );
});
