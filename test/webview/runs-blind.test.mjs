// Rating epochs without knowing which ones they are, on the page as it is built, in a browser.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { RunsPageMount } from './runs-page.mjs';

describe('rating blind', () => {
  let browser;
  let mount;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);
  afterEach(() => mount.close());

  it('rates blind: mixed, without names, losses and files', async () => {
    mount = await RunsPageMount.open(browser);
    const page = await mount.filled();
    await page.getByRole('button', { name: 'Rate Blind' }).click();
    const heads = page.locator('.wall thead th');
    await expect
      .poll(() => heads.allInnerTexts())
      .toEqual([
        'Prompt',
        ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((letter) => `Picture ${letter}`),
      ]);
    expect(await page.locator('.checkpoints, .plot-frame').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/Epoch \d|Lowest|safetensors/);
    await page.getByRole('button', { name: 'Enlarge: Picture A,' }).first().click();
    expect(await page.getByRole('dialog').innerText()).not.toMatch(/Epoch|safetensors|Loss/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show Epochs' }).click();
    await expect.poll(() => heads.nth(1).innerText()).toBe('Before training');
  });

  it('hides what was rated and noted before while one rates blind', async () => {
    mount = await RunsPageMount.open(browser);
    const { page } = mount;
    mount.change = (run) => ({
      ...run,
      epochs: run.epochs.map((epoch) => ({ ...epoch, stars: 4, note: 'mine' })),
      revision: 'rated',
    });
    const wall = page.locator('.wall');
    const set = wall.locator('.codicon-star-full');
    await expect.poll(() => set.count()).toBe(9 * 4);
    await page.getByRole('button', { name: 'Rate Blind' }).click();
    await expect.poll(() => set.count()).toBe(0);
    expect(await wall.locator('.note').count()).toBe(0);
    await wall.getByRole('button', { name: '4 of 5' }).first().click();
    await expect.poll(() => set.count()).toBe(4);
    await page.getByRole('button', { name: 'Show Epochs' }).click();
    await expect.poll(() => wall.locator('.note').count()).toBe(9);
  });
});
