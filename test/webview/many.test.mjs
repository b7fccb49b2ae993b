// What stands beside the grid when several pictures are chosen, over the built page.
import { describe, expect, it } from 'vitest';
import { pairOf } from './gallery-page.mjs';
import { ManyPage } from './many-page.mjs';
import { soundPages } from './sound-pages.mjs';

const captions = ['1girl, alice, smile', '1girl, alice, hat', '1girl, alice, hat', null];
const images = captions.map((_, index) => pairOf(index).image);

describe('many captions at once', () => {
  let page;
  let many;
  let gallery;
  let panel;
  const pages = soundPages(() => gallery);

  const open = async (texts = captions) => {
    page = await ManyPage.open(pages.browser, texts);
    gallery = page.gallery;
    panel = page.panel;
    many = page.captions;
  };

  it('tells what they have: the tags of all first, then how many have one', async () => {
    await open();
    await panel.getByRole('grid', { name: 'Their tags' }).waitFor();
    expect(await page.rows()).toEqual(['1girl all', 'alice all', 'hat 2 of 3', 'smile 1 of 3']);
    await panel.getByText('One of them has no caption.').waitFor();
    await panel.getByRole('textbox', { name: 'Filter their tags' }).fill('HA');
    await expect.poll(() => page.rows()).toEqual(['hat 2 of 3']);
    await panel.getByRole('textbox', { name: 'Filter their tags' }).fill('dog');
    await panel.getByText('No tag is like that.').waitFor();
    expect(many.asked.describeCaptions).toEqual([{ dataset: 'd', images: images }]);
  });

  it('follows what is chosen, and what changes elsewhere', async () => {
    await open();
    await gallery.cell('front_00000').click({ modifiers: ['Control'] });
    await panel.getByRole('heading', { name: '3 pictures chosen' }).waitFor();
    await expect.poll(() => page.rows()).toEqual(['1girl all', 'alice all', 'hat all']);
    many.captions.set(pairOf(1).image, '1girl, cat');
    many.onChange();
    await expect.poll(() => page.rows()).toEqual(['1girl all', 'alice 1 of 2', 'cat 1 of 2', 'hat 1 of 2']);
  });

  it('adds a tag to those that lack it with one click, and takes it back', async () => {
    await open();
    await panel.getByRole('button', { name: 'Add "hat" to all' }).click();
    await gallery.page.getByText('2 captions were changed.').waitFor();
    expect(many.asked.editNow.at(-1)).toEqual({
      dataset: 'd',
      images: images,
      operation: { kind: 'add', tags: ['hat'], place: { at: 'end' } },
      base: null,
    });
    await gallery.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => [...many.captions.values()][0]).toBe(captions[0]);
  });

  it('tells no more of a change that was taken back elsewhere', async () => {
    await open();
    await panel.getByRole('button', { name: 'Add "hat" to all' }).click();
    const told = gallery.page.getByText('2 captions were changed.');
    await told.waitFor();
    many.onChange();
    await expect.poll(() => many.asked.isUndone.at(-1)).toEqual({ dataset: 'd', edit: 'edit-1' });
    expect(await told.isVisible()).toBe(true);
    many.undone.add('edit-1');
    many.onChange();
    await told.waitFor({ state: 'detached' });
    expect(await gallery.page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    expect(many.asked.undoEdit).toEqual([]);
  });

  it('removes one by a click or a key, and goes on with the next', async () => {
    await open();
    await page.tag('alice').focus();
    await page.press('Delete');
    await expect.poll(() => page.rows()).toEqual(['1girl all', 'hat 2 of 3', 'smile 1 of 3']);
    expect(many.asked.editNow.at(-1).operation).toEqual({ kind: 'remove', tags: ['alice'] });
    await gallery.page.locator('.tag:focus', { hasText: 'hat' }).waitFor();
    await panel.getByRole('button', { name: 'Remove "smile" from all' }).click();
    await expect.poll(() => page.rows()).toEqual(['1girl all', 'hat 2 of 3']);
  });

  it('does not add what all have already', async () => {
    await open();
    const add = panel.getByRole('button', { name: 'Add "1girl" to all' });
    expect(await add.getAttribute('aria-disabled')).toBe('true');
    await add.click({ force: true });
    await panel.getByRole('button', { name: 'Add "hat" to all' }).click();
    await gallery.page.getByText('2 captions were changed.').waitFor();
    expect(many.asked.editNow).toHaveLength(1);
  });

  it('replaces a tag: shows what changes, does that, and takes it back', async () => {
    await open();
    await page.useTag('hat');
    await expect.poll(() => page.field('Tag').inputValue()).toBe('hat');
    await page.type('straw hat');
    await page.summary('2 captions change. 2 stay as they are.');
    await expect
      .poll(() => page.prepared)
      .toEqual({
        dataset: 'd',
        images: images,
        operation: { kind: 'replace', from: 'hat', to: 'straw hat' },
      });
    await panel.getByRole('region', { name: 'What changes' }).waitFor();
    const first = panel.locator('.changes li').first();
    await expect.poll(() => first.locator('ins').allTextContents()).toEqual(['added: straw ']);
    expect(await first.locator('.diff').innerText()).toContain('1girl, alice, ');
    await panel.getByRole('button', { name: 'Show the Diff of front_00002.txt' }).click();
    const { id, place } = await gallery.event('showDiff');
    expect([id, place]).toEqual([`edit-${many.asked.prepareEdit.length}`, 1]);
    await panel.getByRole('button', { name: 'Apply to 2 Captions' }).click();
    await gallery.page.getByText('2 captions were changed.').waitFor();
    expect(many.asked.applyEdit).toEqual([{ id }]);
    await page.summary('No caption changes.');
    expect(await page.apply.getAttribute('aria-disabled')).toBe('true');
    await gallery.page.getByRole('button', { name: 'Undo' }).click();
    await page.summary('2 captions change.');
  });

  it.each([
    [
      'add',
      async () => {
        await page.field('Tags to add').fill('cat, dog');
        await panel.getByLabel('Where').selectOption('after');
        await page.field('After').fill('1girl');
      },
      { kind: 'add', tags: ['cat', 'dog'], place: { at: 'after', tag: '1girl' } },
    ],
    ['remove', () => page.field('Tags to remove').fill('smile'), { kind: 'remove', tags: ['smile'] }],
    [
      'move',
      async () => {
        // A field of that name is in the form that goes, too.
        await panel.locator('#many-moved').fill('smile');
        await panel.getByLabel('Where').selectOption('front');
      },
      { kind: 'move', tag: 'smile', place: { at: 'front' } },
    ],
    [
      'regex',
      async () => {
        await panel.getByLabel('Find').fill('(\\w+)girl');
        await panel.getByLabel('Replace by').fill('$1 girl');
        await panel.getByLabel('Ignore case').check();
      },
      { kind: 'regex', pattern: '(\\w+)girl', ignoresCase: true, replacement: '$1 girl' },
    ],
    ['sort', () => panel.getByLabel('Order').selectOption('alphabet'), { kind: 'sort', order: 'alphabet' }],
    ['dedupe', () => {}, { kind: 'dedupe' }],
  ])('%s: is asked for as the form says', async (kind, fill, operation) => {
    await open();
    await page.choose(kind);
    await fill();
    await expect.poll(() => page.prepared?.operation).toEqual(operation);
  });

  it('offers the quick fixes there are, with their numbers', async () => {
    await open();
    many.fixes = [
      { code: 'duplicate-tag', title: 'A tag is there twice', count: 3 },
      { code: 'spelling', title: 'Spelled otherwise', count: 1 },
    ];
    many.onChange();
    await page.choose('fix');
    await panel.getByLabel('Quick fix').selectOption({ label: 'Spelled otherwise (1)' });
    await expect.poll(() => page.prepared?.operation).toEqual({ kind: 'fix', code: 'spelling' });
    many.fixes = [];
    many.onChange();
    await panel.getByText('Nothing in these captions has a quick fix.').waitFor();
  });

  it('tells at the field what is wrong with a regular expression', async () => {
    await open();
    await page.choose('regex');
    const pattern = panel.getByLabel('Find');
    await pattern.fill('(girl');
    await panel.getByRole('alert').getByText('This is no regular expression: Unterminated group.').waitFor();
    expect(await pattern.getAttribute('aria-invalid')).toBe('true');
    expect(await page.apply.getAttribute('aria-disabled')).toBe('true');
    await pattern.fill('(girl)');
    await page.summary('3 captions change.');
    expect(await pattern.getAttribute('aria-invalid')).toBe('false');
    expect(await panel.getByRole('alert').count()).toBe(0);
  });

  it('names what it cannot change, and why', async () => {
    await open();
    many.refused = Array.from({ length: 7 }, (_, index) => ({ name: `${index}.txt`, reason: 'read-only' }));
    await page.choose('dedupe');
    await panel.getByText('7 cannot be changed.').click();
    await panel.getByText('4.txt: read-only').waitFor();
    await panel.getByText('and 2 more').waitFor();
  });

  it('says why captions of sentences stay as they are', async () => {
    await open();
    many.sentences = 1;
    await page.choose('remove');
    await page.field('Tags to remove').fill('smile');
    const why = 'written in sentences, in which no tags are changed; a regular expression does that.';
    await page.summary(`One caption changes. 3 stay as they are. One caption is ${why}`);
    many.sentences = 2;
    await page.choose('dedupe');
    await page.summary(`No caption changes. 2 captions are ${why}`);
  });

  it('completes the one tag of several that one writes', async () => {
    await open();
    gallery.complete = ({ text }) => ({
      start: 0,
      end: text.length,
      items: text === 'upp' ? [{ label: 'upper body', detail: '12', newText: 'upper body' }] : [],
    });
    await page.choose('add');
    await page.field('Tags to add').pressSequentially('cat, upp');
    await panel.getByRole('option', { name: /upper body/ }).waitFor();
    await page.press('ArrowDown');
    await page.press('Enter');
    expect(await page.field('Tags to add').inputValue()).toBe('cat, upper body');
    await expect.poll(() => page.prepared?.operation.tags).toEqual(['cat', 'upper body']);
  });

  it('works out again what it does when captions change, and never applies what is outdated', async () => {
    await open();
    await page.useTag('hat');
    await page.type('cap');
    await page.summary('2 captions change.');
    many.captions.set(pairOf(0).image, '1girl, hat');
    many.onChange();
    await page.summary('3 captions change.');
    await panel.getByRole('button', { name: 'Apply to 3 Captions' }).click();
    await expect.poll(() => [...many.captions.values()][0]).toBe('1girl, cap');
  });

  it('prepares again what made room for others', async () => {
    await open();
    let fails = true;
    many.before = async (name) => {
      if (name !== 'preparedChanges' || !fails) return;
      fails = false;
      throw new Error('This change is not ready any more. Prepare it again.');
    };
    await page.choose('remove');
    await page.field('Tags to remove').fill('smile');
    await panel.locator('.changes li').first().waitFor();
    expect(many.asked.prepareEdit).toHaveLength(2);
  });

  it('gives up what is outdated by the next letter, and cannot be applied meanwhile', async () => {
    await open();
    let go = () => {};
    many.before = (name) =>
      name === 'prepareEdit'
        ? new Promise((resolve) => {
            go = resolve;
          })
        : Promise.resolve();
    await page.choose('sort');
    await expect.poll(() => many.asked.prepareEdit.length).toBe(1);
    await page.summary('Working…');
    expect(await page.apply.getAttribute('aria-disabled')).toBe('true');
    await page.choose('dedupe');
    await expect.poll(() => many.asked.prepareEdit.length).toBe(2);
    await expect.poll(() => many.cancelled).toEqual(['prepareEdit']);
    go();
    await page.summary('No caption changes.');
  });

  it('shows many tags and changes a page at a time', async () => {
    await open(Array.from({ length: 1000 }, (_, index) => `1girl, tag ${index}`));
    await expect.poll(async () => (await page.rows()).length).toBe(100);
    await panel.getByRole('button', { name: 'Show More Tags (901 Left)' }).click();
    await expect.poll(async () => (await page.rows()).length).toBe(200);
    await page.useTag('1girl');
    await page.field('Replace by').fill('girl');
    await panel.getByText('1–20 of 1,000').waitFor();
    await expect.poll(() => panel.locator('.changes li').count()).toBe(20);
    await panel.getByRole('button', { name: 'Next Changes' }).click();
    await panel.getByText('21–40 of 1,000').waitFor();
    await panel.getByText('front_00020.txt').waitFor();
    expect(many.asked.preparedChanges.at(-1)).toMatchObject({ start: 20, end: 40 });
    await panel.getByRole('button', { name: 'Previous Changes' }).click();
    await panel.getByText('1–20 of 1,000').waitFor();
  });
});
