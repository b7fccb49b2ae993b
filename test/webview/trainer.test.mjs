// The page of the trainer's status as it is built, in a browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainerStrings } from '../../client/training/trainer-strings.ts';
import { closePages, openBrowser } from '../support/browser.mjs';
import { faultsIn } from './axe.mjs';
import { openPage } from './open-page.mjs';
import { looks } from './themes.mjs';

const line = (id, state, rest = {}) => ({
  ...{ id, state, title: id, value: `the value of ${id}`, path: null, wayOut: null, act: null },
  ...rest,
});
const checks = [
  line('Trainer', 'ok', { path: '/home/me/<b>kohya_ss</b>' }),
  line('torch', 'error', { wayOut: 'Install it.', act: 'install' }),
  line('xformers', 'info', { wayOut: 'Needed for the option xformers.' }),
  line('GPU 0', 'warning', { wayOut: 'Other programs hold 7.8 GiB of it.' }),
];
const show = (rest = {}) => ({
  ...{ type: 'show', strings: trainerStrings(), checks, state: 'done', problem: null },
  ...rest,
});

describe("the page of the trainer's status", () => {
  let browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);

  async function open(theme = 'dark', width = 800) {
    const { page, tell } = await openPage(browser, 'trainer', { theme, width });
    return { page, tell: (rest) => tell(show(rest)) };
  }

  it('shows what there is, what it means, and buttons that say what to do', async () => {
    const { page, tell } = await open();
    await tell();
    await expect
      .poll(() => page.locator('.summary').innerText())
      .toBe('One thing stands against a training.');
    // What comes from outside is never read as HTML.
    expect(await page.locator('.path').innerText()).toBe('/home/me/<b>kohya_ss</b>');
    await page.locator('li.error').getByRole('button', { name: 'Install Trainer…' }).click();
    // By keys alone, too.
    await page.getByRole('button', { name: 'Choose Trainer…' }).focus();
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    expect(await page.evaluate(() => window.told.slice(1))).toEqual([
      { type: 'act', act: 'install' },
      { type: 'act', act: 'again' },
    ]);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    await page.close();
  });

  it('says what it waits for, and what went wrong, to who hears the page too', async () => {
    const { page, tell } = await open();
    const status = page.getByRole('status');
    await tell({ checks: [], state: 'looking' });
    await expect.poll(() => status.innerText()).toBe('Looking at what is there…');
    await tell({ state: 'asking' });
    await expect.poll(() => status.innerText()).toContain('PyTorch is being asked');
    await tell({ checks: [checks[0]] });
    await expect.poll(() => status.innerText()).toBe('All that a training needs is there.');
    await tell({ checks: [], problem: 'The server has gone.' });
    await expect.poll(() => status.innerText()).toBe('The server has gone.');
    await page.close();
  });

  it.each(looks(300, 1200))(
    '%s, %i pixels wide: axe finds nothing, nothing is cut off',
    async (theme, width) => {
      const { page, tell } = await open(theme, width);
      await tell();
      await page.locator('li.error').waitFor();
      expect(await faultsIn(page, 'main')).toEqual([]);
      expect(await page.evaluate(() => document.body.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await page.close();
    },
  );
});
