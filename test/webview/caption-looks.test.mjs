import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { faultsIn } from './axe.mjs';
import { openCaptions, writeFirst } from './caption-page.mjs';
import { partsOf, showOf } from './gallery-page.mjs';
import { looks } from './themes.mjs';

const severities = ['error', 'warning', 'info', 'hint'];

/** A caption with a finding of each kind, too long for the trainer. */
function troubled(text) {
  const parts = partsOf(text);
  const findings = parts.tags.slice(0, severities.length).map((tag, index) => {
    const severity = severities[index];
    const fixes = [{ title: `Mend the ${severity}`, edits: [{ ...tag, newText: 'mended' }] }];
    return { ...tag, severity, code: 'a-rule', message: `The ${severity} of this tag.`, fixes };
  });
  const { start } = parts.tags.at(-2);
  const lost = [{ start, end: text.length }];
  return { ...parts, findings, lost, tokens: { count: 82, limit: 75 } };
}

describe('captions and palette', () => {
  let browser;
  let gallery;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    expect(await gallery.violations()).toEqual([]);
    await gallery.page.close();
  });
  afterAll(closePages);

  it.each(looks(300, 1200))(
    '%s, %i pixels wide: axe finds nothing, and nothing is cut off',
    async (theme, width) => {
      const caption =
        '1girl, alice, hat, cat, a tag of so many words that it fills a line by itself, tail, ears';
      const show = showOf({ place: 'tab', palette: ['hat', 'tail', '', 'looking at viewer'] });
      gallery = await openCaptions(browser, [caption, caption, '1girl'], { theme, width, show });
      gallery.readCaption = ({ text }) => troubled(text ?? caption);
      await gallery.page.getByRole('button', { name: 'Palette of Tags' }).click();
      await writeFirst(gallery);
      await gallery.page.locator('.chip.lost').first().waitFor();
      expect(await faultsIn(gallery.page, '.caption-pane', '.palette')).toEqual([]);

      gallery.complete = ({ offset }) => ({
        start: offset,
        end: offset,
        items: [{ label: 'smile', detail: 'in 3 captions', newText: 'smile' }],
      });
      await gallery.page.keyboard.type('s');
      await gallery.page.getByRole('option', { name: 'smile' }).waitFor();
      await gallery.page.keyboard.press('ArrowDown');
      await gallery.page.getByRole('option', { name: 'smile', selected: true }).waitFor();
      expect(await faultsIn(gallery.page, '.caption-pane')).toEqual([]);
      await gallery.page.keyboard.press('Escape');

      await gallery.page.getByRole('button', { name: 'Give a Tag to Pictures' }).click();
      await gallery.page.getByRole('button', { name: '1 hat' }).click();
      await gallery.page.locator('.mark.no').waitFor();
      await gallery.page.locator('.chip').nth(2).dblclick();
      await gallery.page.getByRole('combobox', { name: 'Change "hat"' }).waitFor();
      expect(await faultsIn(gallery.page, '.caption-pane', '.palette', '.given-out', '.mark')).toEqual([]);
      const sideways = await gallery.page.evaluate(() =>
        ['html', '#pane > .content', '#bar'].filter((name) => {
          const element = document.querySelector(name);
          return element.scrollWidth > element.clientWidth;
        }),
      );
      expect(sideways).toEqual([]);
    },
  );
});
