import { describe, expect, it } from 'vitest';
import { faultsIn } from './axe.mjs';
import { GalleryPage, pairOf, showOf } from './gallery-page.mjs';
import { soundPages } from './sound-pages.mjs';

describe('queries of the gallery', () => {
  let gallery;
  const pages = soundPages(() => gallery);

  const savedQueries = [
    { name: 'cats', query: 'cat' },
    { name: 'long ones', query: 'tokens:>75' },
  ];
  const open = async (rest = {}) => {
    const pairs = [pairOf(0), pairOf(1, { caption: 'a cat' }), pairOf(2)];
    gallery = await GalleryPage.open(pages.browser, { pairs, show: showOf(rest) });
    await gallery.page.getByRole('status').getByText('3 pairs').waitFor();
  };
  const line = () => gallery.page.getByRole('combobox', { name: 'Query' });
  const button = () => gallery.page.getByRole('button', { name: 'Kept Queries' });
  const menu = () => gallery.page.getByRole('menu', { name: 'Kept Queries' });
  const focused = () => gallery.page.evaluate(() => document.activeElement?.textContent?.trim());
  const press = (key) => gallery.page.keyboard.press(key);

  it('that are kept are listed with a click', async () => {
    await open({ savedQueries });
    await button().click();
    await menu().getByRole('menuitem', { name: 'cats' }).first().click();
    await gallery.page.getByRole('status').getByText('1 of 3 pairs').waitFor();
    expect(await line().inputValue()).toBe('cat');
    await menu().waitFor({ state: 'detached' });
  });

  it('that are kept are reached by keys, and left', async () => {
    await open({ savedQueries });
    await button().focus();
    await press('ArrowDown');
    await expect.poll(focused).toBe('Keep This Query…');
    await press('ArrowDown');
    await expect.poll(focused).toBe('catscat');
    await press('End');
    await expect.poll(focused).toBe('long onestokens:>75');
    await press('Escape');
    await menu().waitFor({ state: 'detached' });
    expect(await button().evaluate((element) => element === document.activeElement)).toBe(true);
    await press('Enter');
    await menu().waitFor();
    expect(await button().getAttribute('aria-expanded')).toBe('true');
    await press('Tab');
    await menu().waitFor({ state: 'detached' });
  });

  it('are kept under a name, once there is one', async () => {
    await open();
    await button().click();
    await menu().getByText('None is kept yet.').waitFor();
    const keep = menu().getByRole('menuitem', { name: 'Keep This Query…' });
    expect(await keep.getAttribute('aria-disabled')).toBe('true');
    await press('Escape');
    await line().fill('cat');
    await button().click();
    await keep.click();
    expect(await gallery.event('saveQuery')).toEqual({ type: 'saveQuery', query: 'cat' });
  });

  it('are forgotten by a button, and by a key', async () => {
    await open({ savedQueries });
    await button().click();
    await menu().getByRole('menuitem', { name: 'Forget "cats"' }).click();
    expect(await gallery.event('forgetQuery')).toEqual({ type: 'forgetQuery', name: 'cats' });
    gallery.channel.send(showOf({ savedQueries: savedQueries.slice(1) }));
    await menu().getByRole('menuitem', { name: 'Forget "cats"' }).waitFor({ state: 'detached' });
    await press('ArrowDown');
    await expect.poll(focused).toBe('long onestokens:>75');
    await press('Delete');
    expect(await gallery.event('forgetQuery')).toEqual({ type: 'forgetQuery', name: 'long ones' });
  });

  it('that were carried out lately are offered in the empty line', async () => {
    await open();
    for (const query of ['cat', 'alice', 'cat']) {
      await line().fill(query);
      await line().press('Enter');
    }
    await line().fill('');
    await gallery.count('3 pairs').waitFor();
    await line().press('ArrowDown');
    const offered = gallery.page.getByRole('option');
    await offered.first().waitFor();
    expect(await offered.locator('.label').allInnerTexts()).toEqual(['cat', 'alice']);
    await line().press('ArrowDown');
    await line().press('Enter');
    expect(await line().inputValue()).toBe('alice');
    await gallery.page.getByRole('status').getByText('2 of 3 pairs').waitFor();
  });

  it('that were carried out lately are not in the way of who empties the line', async () => {
    await open();
    await line().fill('cat');
    await line().press('Enter');
    await gallery.count('1 of 3 pairs').waitFor();
    let completed = 0;
    gallery.complete = ({ offset }) => {
      completed++;
      return { start: offset, end: offset, items: [{ label: 'tag:', detail: '', newText: 'tag:' }] };
    };
    await line().press('ControlOrMeta+a');
    await line().press('Delete');
    await gallery.count('3 pairs').waitFor();
    const offered = gallery.page.getByRole('option');
    expect([await offered.count(), completed]).toEqual([0, 0]);
    await line().click();
    await offered.getByText('cat').waitFor();
    await line().press('Enter');
    expect(await line().inputValue()).toBe('');
    await line().click();
    await offered.getByText('cat').waitFor();
    await line().press('Escape');
    await offered.waitFor({ state: 'detached' });
    await line().press('t');
    await offered.getByText('tag:').waitFor();
  });

  it.each(['dark', 'light', 'high-contrast'])('in %s: axe finds nothing in the open menu', async (theme) => {
    const pairs = [pairOf(0), pairOf(1)];
    gallery = await GalleryPage.open(pages.browser, { pairs, show: showOf({ savedQueries }), theme });
    await gallery.page.getByRole('status').getByText('2 pairs').waitFor();
    await button().click();
    await menu().waitFor();
    expect(await faultsIn(gallery.page, '#bar')).toEqual([]);
  });
});
