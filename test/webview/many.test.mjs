// What stands beside the grid when several pictures are chosen, over the built page.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { GalleryPage, pairOf, showOf } from './gallery-page.mjs';
import { ManyCaptions } from './many-captions.mjs';

const captions = ['1girl, alice, smile', '1girl, alice, hat', '1girl, alice, hat', null];
const pairsOf = (texts) => texts.map((caption, index) => pairOf(index, { caption }));

describe('many captions at once', () => {
  let browser;
  let gallery;
  let many;
  let panel;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    expect(gallery.problems).toEqual([]);
    expect(gallery.events.filter(({ type }) => type === 'problem')).toEqual([]);
    expect(await gallery.violations()).toEqual([]);
    await gallery.page.close();
  });
  afterAll(() => browser?.close());

  /** Opens a gallery whose pictures are all chosen. */
  const open = async (texts = captions, options = {}) => {
    const pairs = pairsOf(texts);
    many = new ManyCaptions(new Map(pairs.map(({ image, caption }) => [image, caption])));
    many.onChange = () =>
      gallery.channel.send({ type: 'changed', dataset: 'd', revision: ++gallery.revision, images: null });
    const show = showOf({ place: 'tab' });
    gallery = await GalleryPage.open(browser, {
      pairs,
      show,
      width: 1000,
      answers: many.answers(),
      ...options,
    });
    gallery.page.setDefaultTimeout(5000);
    panel = gallery.page.getByRole('region', { name: 'Captions of the chosen pictures' });
    await gallery.cell('front_00000').waitFor();
    await gallery.page.locator('.cell[tabindex="0"]').focus();
    await press('Control+a');
    await panel.getByRole('heading', { name: `${texts.length} pictures chosen` }).waitFor();
  };
  const press = (key) => gallery.page.keyboard.press(key);
  const field = (name) => panel.getByRole('combobox', { name, exact: true });
  const tag = (name) => panel.getByRole('button', { name, exact: true });
  const choose = (kind) => panel.getByLabel('What to do').selectOption(kind);
  const summary = (text) => panel.getByRole('status').filter({ hasText: text }).waitFor();
  const applyButton = () => panel.getByRole('button', { name: /^Apply/ });
  const rows = () =>
    panel.getByRole('row').evaluateAll((all) => all.map((row) => row.innerText.replace(/\s+/g, ' ').trim()));
  const images = (count = 4) => Array.from({ length: count }, (_, index) => pairOf(index).image);
  const lastPrepared = () => many.asked.prepareEdit.at(-1);

  it('tells what they have: the tags of all first, then how many have one', async () => {
    await open();
    await panel.getByRole('grid', { name: 'Their tags' }).waitFor();
    expect(await rows()).toEqual(['1girl all', 'alice all', 'hat 2 of 3', 'smile 1 of 3']);
    await panel.getByText('One of them has no caption.').waitFor();
    await panel.getByRole('textbox', { name: 'Filter their tags' }).fill('HA');
    await expect.poll(rows).toEqual(['hat 2 of 3']);
    await panel.getByRole('textbox', { name: 'Filter their tags' }).fill('dog');
    await panel.getByText('No tag is like that.').waitFor();
    expect(many.asked.describeCaptions).toEqual([{ dataset: 'd', images: images() }]);
  });

  it('follows what is chosen, and what changes elsewhere', async () => {
    await open();
    await gallery.cell('front_00000').click({ modifiers: ['Control'] });
    await panel.getByRole('heading', { name: '3 pictures chosen' }).waitFor();
    await expect.poll(rows).toEqual(['1girl all', 'alice all', 'hat all']);
    many.captions.set(pairOf(1).image, '1girl, cat');
    many.onChange();
    await expect.poll(rows).toEqual(['1girl all', 'alice 1 of 2', 'cat 1 of 2', 'hat 1 of 2']);
  });

  it('adds a tag to those that lack it with one click, and takes it back', async () => {
    await open();
    await panel.getByRole('button', { name: 'Add "hat" to all' }).click();
    await gallery.page.getByText('2 captions were changed.').waitFor();
    expect(many.asked.editNow.at(-1)).toEqual({
      dataset: 'd',
      images: images(),
      operation: { kind: 'add', tags: ['hat'], place: { at: 'end' } },
      base: null,
    });
    await gallery.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => [...many.captions.values()][0]).toBe(captions[0]);
  });

  it('removes one by a click or a key, and goes on with the next', async () => {
    await open();
    await tag('alice').focus();
    await press('Delete');
    await expect.poll(rows).toEqual(['1girl all', 'hat 2 of 3', 'smile 1 of 3']);
    expect(many.asked.editNow.at(-1).operation).toEqual({ kind: 'remove', tags: ['alice'] });
    await gallery.page.locator('.tag:focus', { hasText: 'hat' }).waitFor();
    await panel.getByRole('button', { name: 'Remove "smile" from all' }).click();
    await expect.poll(rows).toEqual(['1girl all', 'hat 2 of 3']);
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
    await tag('hat').click();
    expect(await field('Tag').inputValue()).toBe('hat');
    await gallery.page.keyboard.type('straw hat');
    await summary('2 captions change. 2 stay as they are.');
    expect(lastPrepared()).toEqual({
      dataset: 'd',
      images: images(),
      operation: { kind: 'replace', from: 'hat', to: 'straw hat' },
    });
    await panel.getByRole('region', { name: 'What changes' }).waitFor();
    const first = panel.locator('.changes li').first();
    expect(await first.locator('.diff').innerText()).toContain('1girl, alice, ');
    expect(await first.locator('ins').textContent()).toBe('added: straw ');
    await panel.getByRole('button', { name: 'Show the Diff of front_00002.txt' }).click();
    const { id, place } = await gallery.event('showDiff');
    expect([id, place]).toEqual([`edit-${many.asked.prepareEdit.length}`, 1]);
    await panel.getByRole('button', { name: 'Apply to 2 Captions' }).click();
    await gallery.page.getByText('2 captions were changed.').waitFor();
    expect(many.asked.applyEdit).toEqual([{ id }]);
    await summary('No caption changes.');
    expect(await applyButton().getAttribute('aria-disabled')).toBe('true');
    await gallery.page.getByRole('button', { name: 'Undo' }).click();
    await summary('2 captions change.');
  });

  it.each([
    [
      'add',
      async () => {
        await field('Tags to add').fill('cat, dog');
        await panel.getByLabel('Where').selectOption('after');
        await field('After').fill('1girl');
      },
      { kind: 'add', tags: ['cat', 'dog'], place: { at: 'after', tag: '1girl' } },
    ],
    ['remove', () => field('Tags to remove').fill('smile'), { kind: 'remove', tags: ['smile'] }],
    [
      'move',
      async () => {
        await field('Tag').fill('smile');
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
    await choose(kind);
    await fill();
    await expect.poll(() => lastPrepared()?.operation).toEqual(operation);
  });

  it('offers the quick fixes there are, with their numbers', async () => {
    await open();
    many.fixes = [
      { code: 'duplicate-tag', title: 'A tag is there twice', count: 3 },
      { code: 'spelling', title: 'Spelled otherwise', count: 1 },
    ];
    many.onChange();
    await choose('fix');
    await panel.getByLabel('Quick fix').selectOption({ label: 'Spelled otherwise (1)' });
    await expect.poll(() => lastPrepared()?.operation).toEqual({ kind: 'fix', code: 'spelling' });
    many.fixes = [];
    many.onChange();
    await panel.getByText('Nothing in these captions has a quick fix.').waitFor();
  });

  it('tells at the field what is wrong with a regular expression', async () => {
    await open();
    await choose('regex');
    const pattern = panel.getByLabel('Find');
    await pattern.fill('(girl');
    await panel.getByRole('alert').getByText('This is no regular expression: Unterminated group.').waitFor();
    expect(await pattern.getAttribute('aria-invalid')).toBe('true');
    expect(await applyButton().getAttribute('aria-disabled')).toBe('true');
    await pattern.fill('(girl)');
    await summary('3 captions change.');
    expect(await pattern.getAttribute('aria-invalid')).toBe('false');
    expect(await panel.getByRole('alert').count()).toBe(0);
  });

  it('names what it cannot change, and why', async () => {
    await open();
    many.refused = Array.from({ length: 7 }, (_, index) => ({ name: `${index}.txt`, reason: 'read-only' }));
    await choose('dedupe');
    await panel.getByText('7 cannot be changed.').click();
    await panel.getByText('4.txt: read-only').waitFor();
    await panel.getByText('and 2 more').waitFor();
  });

  it('completes the one tag of several that one writes', async () => {
    await open();
    gallery.complete = ({ text }) => ({
      start: 0,
      end: text.length,
      items: [{ label: 'upper body', detail: '12', newText: 'upper body' }],
    });
    await choose('add');
    await field('Tags to add').pressSequentially('cat, upp');
    await panel.getByRole('option', { name: /upper body/ }).waitFor();
    await press('ArrowDown');
    await press('Enter');
    expect(await field('Tags to add').inputValue()).toBe('cat, upper body');
    await expect.poll(() => lastPrepared()?.operation.tags).toEqual(['cat', 'upper body']);
  });

  it('works out again what it does when captions change, and never applies what is outdated', async () => {
    await open();
    await tag('hat').click();
    await gallery.page.keyboard.type('cap');
    await summary('2 captions change.');
    many.captions.set(pairOf(0).image, '1girl, hat');
    many.onChange();
    await summary('3 captions change.');
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
    await choose('remove');
    await field('Tags to remove').fill('smile');
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
    await choose('sort');
    await expect.poll(() => many.asked.prepareEdit.length).toBe(1);
    await summary('Working…');
    expect(await applyButton().getAttribute('aria-disabled')).toBe('true');
    await choose('dedupe');
    await expect.poll(() => many.asked.prepareEdit.length).toBe(2);
    expect(many.cancelled).toEqual(['prepareEdit']);
    go();
    await summary('No caption changes.');
  });

  it('is done by keys alone', async () => {
    await open();
    await panel.getByRole('textbox', { name: 'Filter their tags' }).focus();
    await press('ArrowDown');
    await gallery.page.locator('.tag:focus', { hasText: '1girl' }).waitFor();
    await press('Control+End');
    await gallery.page.locator('[data-row="3"] [data-column="remove"]:focus').waitFor();
    await press('ArrowLeft');
    await press('ArrowUp');
    await gallery.page.locator('[data-row="2"] [data-column="add"]:focus').waitFor();
    await press('Home');
    // One stop of the Tab key.
    await press('Tab');
    await gallery.page.locator('#many-kind:focus').waitFor();
    await press('Shift+Tab');
    await gallery.page.locator('.tag:focus', { hasText: 'hat' }).waitFor();
    await press('Enter');
    await gallery.page.locator('#many-to:focus').waitFor();
    await gallery.page.keyboard.type('cap');
    // It goes to the button, and does nothing yet.
    await press('Enter');
    await gallery.page.locator('.apply:focus', { hasText: 'Apply to 2 Captions' }).waitFor();
    expect(many.asked.applyEdit).toEqual([]);
    await press('Enter');
    await gallery.page.getByText('2 captions were changed.').waitFor();
    await gallery.page.locator('.apply:focus').waitFor();
  });

  it('shows many tags and changes a page at a time', async () => {
    await open(Array.from({ length: 1000 }, (_, index) => `1girl, tag ${index}`));
    await expect.poll(async () => (await rows()).length).toBe(100);
    await panel.getByRole('button', { name: 'Show More Tags (901 Left)' }).click();
    await expect.poll(async () => (await rows()).length).toBe(200);
    await tag('1girl').click();
    await gallery.page.keyboard.type('girl');
    await panel.getByText('1–20 of 1000').waitFor();
    expect(await panel.locator('.changes li').count()).toBe(20);
    await panel.getByRole('button', { name: 'Next Changes' }).click();
    await panel.getByText('21–40 of 1000').waitFor();
    await panel.getByText('front_00020.txt').waitFor();
    expect(many.asked.preparedChanges.at(-1)).toMatchObject({ start: 20, end: 40 });
    await panel.getByRole('button', { name: 'Previous Changes' }).click();
    await panel.getByText('1–20 of 1000').waitFor();
  });

  it.each(['dark', 'light', 'high-contrast', 'high-contrast-light'])(
    'in a %s theme: fits into the side panel, with a ring around the focus',
    async (theme) => {
      const show = showOf();
      const state = {
        version: 2,
        dataset: 'd',
        wish: { query: '', sort: 'name', isDescending: false, grouping: 'none' },
        image: null,
        scrollTop: 0,
        selection: [],
        arrangement: 'grid',
        tile: null,
        showsCrop: false,
        pane: 'captions',
        paneShare: 50,
      };
      await open(captions, { theme, width: 300, show, state });
      await tag('hat').click();
      await gallery.page.keyboard.type('cap');
      await summary('2 captions change.');
      await press('Enter');
      await gallery.page.locator('.apply:focus-visible').waitFor();
      const outline = await applyButton().evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(outline).toBe('solid');
      const widths = await panel
        .locator('.scroll')
        .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
      expect(widths[0]).toBe(widths[1]);
      // What comes and goes is told without colours, too.
      const decorations = await panel
        .locator('.changes')
        .evaluate((element) =>
          ['del', 'ins'].map((name) => getComputedStyle(element.querySelector(name)).textDecorationLine),
        );
      expect(decorations).toEqual(['line-through', 'underline']);
    },
  );
});
