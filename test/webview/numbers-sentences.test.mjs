import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { madeNumbers } from './numbers-data.ts';
import { buildNumbersPage, NumbersPage } from './numbers-page.mjs';

describe('the panel of numbers of sentences', () => {
  let browser;
  let files;
  let many;
  beforeAll(async () => {
    [browser, files, many] = await Promise.all([openBrowser(), buildNumbersPage(), madeNumbers(300)]);
  });
  afterAll(closePages);

  it('says in words where there are no tags, and how many captions have none', async () => {
    const none = { top: [], once: [], distinct: 0, onceOnly: 0 };
    const tags = { ...none, prose: { count: 300, isAll: true } };
    const numbers = { ...many, tags, together: { tags: [], marks: [] } };
    const panel = await NumbersPage.open(browser, files, { numbers });
    const words = panel.page.getByText('The captions are sentences: there are no tags to count.');
    expect(await words.count()).toBe(2);
    const some = (count) => ({ ...many, tags: { ...many.tags, prose: { count, isAll: false } } });
    await panel.show({ numbers: some(12) });
    await panel.page.getByText('12 captions are sentences; their words are not counted here.').waitFor();
    await panel.show({ numbers: some(1) });
    await panel.page.getByText('1 caption is sentences; its words are not counted here.').waitFor();
    expect(await words.count()).toBe(0);
    expect(await panel.violations).toEqual([]);
    await panel.page.close();
  });
});
