import { describe, expect, it } from 'vitest';
import { pairs } from './choosing-page.mjs';
import { pairOf } from './gallery-page.mjs';
import { openingPages } from './sound-pages.mjs';

describe('listing pairs', () => {
  let gallery;
  const open = openingPages((opened) => {
    gallery = opened;
  });

  it('asks for its first pairs together with the listing', async () => {
    const of = { revision: 1, order: 7 };
    let isAsked;
    const asked = new Promise((resolve) => {
      isAsked = resolve;
    });
    const answers = {
      listing: async () => {
        await asked;
        return { ...of, total: 1000, all: 1000, groups: [], problem: null };
      },
      pairs: async ({ start, end }) => {
        isAsked();
        return { ...of, pairs: pairs(1000).slice(start, end) };
      },
    };
    await open({ pairs: pairs(1000), answers });
    await gallery.cell('front_00000').waitFor();
    await gallery.count('1,000 pairs').waitFor();
  });

  it('lists what is asked for in the line, and all again', async () => {
    await open({ pairs: [pairOf(0), pairOf(1, { caption: 'a cat' }), pairOf(2)] });
    await gallery.count('3 pairs').waitFor();
    const line = gallery.page.getByRole('combobox', { name: 'Query' });
    await line.fill('cat');
    await gallery.count('1 of 3 pairs').waitFor();
    await gallery.cell('front_00001').waitFor();
    await line.fill('dog');
    await gallery.page.getByText('No picture is like that.').waitFor();
    await gallery.page.getByRole('button', { name: 'Show All' }).click();
    await gallery.cell('front_00002').waitFor();
    expect(await line.inputValue()).toBe('');
  });

  it('lists what the extension wants to be seen', async () => {
    await open({ pairs: [pairOf(0), pairOf(1, { caption: 'a cat' })] });
    await gallery.cell('front_00000').waitFor();
    gallery.channel.send({ type: 'list', dataset: 'd', query: 'cat' });
    await gallery.count('1 of 2 pairs').waitFor();
    expect(await gallery.page.getByRole('combobox', { name: 'Query' }).inputValue()).toBe('cat');
  });

  it('keeps what was found while a query is wrong, and says where', async () => {
    await open({ pairs: [pairOf(0), pairOf(1, { caption: 'a cat' })] });
    await gallery.count('2 pairs').waitFor();
    const line = gallery.page.getByRole('combobox', { name: 'Query' });
    await line.fill('cat');
    await gallery.count('1 of 2 pairs').waitFor();
    const { listing } = gallery;
    gallery.listing = (wish) => ({
      ...listing({ ...wish, query: '' }),
      problem: wish.query.includes(':>x') ? { start: 10, end: 11, message: 'A number is expected.' } : null,
    });
    await line.fill('cat tags:>x');
    await gallery.page.locator('[role="alert"]', { hasText: 'A number is expected.' }).waitFor();
    expect(await gallery.page.locator('.query .wrong').innerText()).toBe('x');
    expect(await line.getAttribute('aria-invalid')).toBe('true');
    await gallery.count('1 of 2 pairs').waitFor();
  });

  it('has the focus in the line at once, also when a picture was clicked a moment ago', async () => {
    await open({ pairs: pairs(3) });
    await gallery.cell('front_00001').evaluate((cell) => {
      cell.click();
      cell.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    });
    await gallery.page.locator('.cell[aria-selected="true"]').waitFor();
    expect(await gallery.page.evaluate(() => document.activeElement.role)).toBe('combobox');
  });

  it('suggests what may stand in a query', async () => {
    await open({ pairs: pairs(3) });
    await gallery.count('3 pairs').waitFor();
    gallery.complete = ({ text, offset }) => ({
      start: 0,
      end: offset,
      items: [
        { label: 'tag:', detail: 'a whole tag of the caption', newText: 'tag:' },
        { label: 'tags:', detail: 'how many tags', newText: 'tags:' },
      ].filter(({ label }) => label.startsWith(text)),
    });
    const line = gallery.page.getByRole('combobox', { name: 'Query' });
    await line.focus();
    await gallery.page.keyboard.type('ta');
    await gallery.page.getByRole('option').nth(1).waitFor();
    expect(await line.getAttribute('aria-expanded')).toBe('true');
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.keyboard.press('ArrowDown');
    const active = gallery.page.locator('[role="option"][aria-selected="true"]');
    await active.filter({ hasText: 'tags:' }).waitFor();
    expect(await line.getAttribute('aria-activedescendant')).toBe(await active.getAttribute('id'));
    await gallery.page.keyboard.press('Enter');
    await expect.poll(() => line.inputValue()).toBe('tags:');
    await gallery.page.keyboard.press('Control+Z');
    await expect.poll(() => line.inputValue()).toBe('ta');
    await gallery.page.keyboard.press('Control+ ');
    await gallery.page.getByRole('option').first().waitFor();
    await gallery.page.keyboard.press('Escape');
    await expect.poll(() => gallery.page.getByRole('option').count()).toBe(0);
  });

  it('sorts and groups, and walks over the titles of groups', async () => {
    await open({ pairs: pairs(7) });
    const { listing } = gallery;
    gallery.listing = (wish) => ({
      ...listing(wish),
      order: wish.grouping === 'folder' ? 77 : listing(wish).order,
      groups:
        wish.grouping === 'folder'
          ? [
              { title: '10_alice', start: 0 },
              { title: '5_bob', start: 3 },
            ]
          : [],
    });
    await gallery.page.getByRole('button', { name: 'Sort and Group' }).click();
    await gallery.page.getByLabel('Group by').selectOption('Folder');
    await gallery.page.getByRole('rowheader', { name: '10_alice 3' }).waitFor();
    await gallery.page.getByRole('rowheader', { name: '5_bob 4' }).waitFor();
    await gallery.cell('front_00002').click();
    await gallery.page.keyboard.press('ArrowDown');
    await gallery.page.locator('.cell:focus .name', { hasText: 'front_00003' }).waitFor();
    await gallery.page.getByLabel('Sort by').selectOption('Tokens');
    await gallery.page.getByRole('button', { name: /^Ascending/ }).click();
    await expect
      .poll(() => gallery.wishes.at(-1))
      .toEqual({ query: '', sort: 'tokens', isDescending: true, grouping: 'folder' });
  });
});
