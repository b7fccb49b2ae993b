// The page of a comparison of epochs as it is built, in a browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridStrings } from '../../client/generation/grid-strings.ts';
import { closePages, openBrowser } from '../support/browser.mjs';
import { faultsIn } from './axe.mjs';
import { openPage } from './open-page.mjs';
import { looks } from './themes.mjs';

const picture = (name) => ({ kind: 'picture', src: `https://grid.test/${name}.png` });
const cells = (...names) => names.map((name) => (typeof name === 'string' ? picture(name) : name));
const waiting = { kind: 'waiting' };
const grid = {
  about: 'AUTOMATIC1111 · v1-5.safetensors · 26 Nov 2026, 12:00',
  isPainting: false,
  columns: [
    { checkpoint: null, weight: 0 },
    { checkpoint: 'alice-000004', weight: 0.8 },
    { checkpoint: 'alice', weight: 0.8 },
  ],
  rows: [
    { prompt: '<b>alice</b>', negative: 'blurry', settings: '512 × 512', cells: cells('a0', 'a1', 'a2') },
    {
      ...{ prompt: 'alice from behind', negative: null, settings: '512 × 512' },
      cells: cells('b0', { kind: 'failed', reason: 'CUDA out of memory.' }, waiting),
    },
  ],
};
const show = (rest = {}) => ({ type: 'show', strings: gridStrings(), folder: 'file:///grid', grid, ...rest });

describe('the page of a comparison', () => {
  let browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);

  async function open(theme = 'dark', width = 900) {
    const opened = await openPage(browser, 'grid', { theme, width });
    await opened.page.route('https://grid.test/*.png', (route) =>
      route.fulfill({ path: 'test/fixtures/pictures/square.png' }),
    );
    await opened.tell(show());
    await opened.page.locator('img.tile').first().waitFor();
    return opened;
  }

  it('has a row for each prompt and a column for each checkpoint, and says what is missing', async () => {
    const { page, violations } = await open();
    expect(await page.locator('thead th').allInnerTexts()).toEqual([
      ...['Prompt', 'without a LoRA', 'alice-000004 at 0.8', 'alice at 0.8'],
    ]);
    expect(await page.locator('.prompt').first().innerText()).toBe('<b>alice</b>\n− blurry\n512 × 512');
    expect(await page.locator('.missing').allInnerTexts()).toEqual([
      'not painted: CUDA out of memory.',
      'not painted yet',
    ]);
    expect(await violations()).toEqual([]);
    await page.close();
  });

  it('shows one picture large, and flips to those beside it by keys, over what is missing', async () => {
    const { page, tell } = await open();
    await page.getByRole('button', { name: '<b>alice</b>: without a LoRA' }).click();
    const label = page.locator('dialog strong');
    expect(await label.innerText()).toBe('without a LoRA');
    const seen = [];
    for (const key of [
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowDown',
      'ArrowLeft',
      'ArrowLeft',
      'ArrowDown',
    ]) {
      await page.keyboard.press(key);
      seen.push(await page.locator('dialog img').getAttribute('src'));
    }
    const names = seen.map((src) => src.slice(-6, -4));
    expect(names).toEqual(['a1', 'a2', 'a2', 'a2', 'a1', 'a0', 'b0']);
    const [first, second] = grid.rows;
    await tell(show({ grid: { ...grid, rows: [first, { ...second, cells: cells('b0', 'b1', 'b2') }] } }));
    await expect.poll(() => page.locator('.missing').count()).toBe(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => label.innerText()).toBe('alice-000004 at 0.8');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.close();
  });

  it('has pictures as large as one wants', async () => {
    const { page, tell } = await open();
    const width = () =>
      page
        .locator('img.tile')
        .first()
        .evaluate((one) => one.getBoundingClientRect().width);
    expect(await width()).toBe(256);
    await page.getByRole('slider', { name: 'Size of the pictures' }).fill('512');
    expect(await width()).toBe(512);
    // As large where most is missing, and the page is narrow.
    const [row] = grid.rows;
    const columns = [...grid.columns, ...grid.columns];
    const rows = [{ ...row, cells: [...cells('a0', 'a1'), waiting, waiting, waiting, waiting] }];
    await tell(show({ grid: { ...grid, columns, rows } }));
    await expect.poll(() => page.locator('.missing').count()).toBe(4);
    expect(await width()).toBe(512);
    await page.close();
  });

  it('tells how much is there, and has the rest painted when it isn’t painted already', async () => {
    const { page, tell, told: sent, kept } = await open();
    const told = () => page.locator('header [role=status]').innerText();
    expect(await told()).toBe('4 of 6 pictures');
    expect(await kept()).toEqual({ folder: 'file:///grid' });
    await page.getByRole('button', { name: 'Go On' }).click();
    await expect.poll(sent).toContainEqual({ type: 'goOn' });
    await tell(show({ grid: { ...grid, isPainting: true } }));
    await expect.poll(told).toBe('4 of 6 pictures, being painted');
    expect(await page.getByRole('button', { name: 'Go On' }).count()).toBe(0);
    await tell(show({ grid: { ...grid, rows: grid.rows.slice(0, 1) } }));
    await expect.poll(() => page.locator('header [role=status]').count()).toBe(0);
    await page.close();
  });

  it('says when it is gone', async () => {
    const { page, tell } = await open();
    await tell(show({ grid: null }));
    await expect.poll(() => page.getByRole('status').innerText()).toBe('This comparison is no longer there.');
    await page.close();
  });

  it.each(looks(300, 1200))(
    '%s, %i pixels wide: axe finds nothing, nothing is cut off',
    async (theme, width) => {
      const { page } = await open(theme, width);
      expect(await faultsIn(page, 'main')).toEqual([]);
      expect(await page.evaluate(() => document.body.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await page.getByRole('button', { name: '<b>alice</b>: without a LoRA' }).click();
      expect(await faultsIn(page, 'dialog')).toEqual([]);
      await page.close();
    },
  );
});
