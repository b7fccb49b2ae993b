// What is chosen and written in the form for many captions is there again when the page was hidden, over the built page.
import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../media/gallery/many/form-fields.ts';
import { keptOf, pairOf } from './gallery-page.mjs';
import { ManyPage } from './many-page.mjs';
import { soundPages } from './sound-pages.mjs';

const captions = ['1girl, alice, smile', 'alice, hat, hat', null];

const fixes = [
  { code: 'duplicate-tag', title: 'A tag is there twice', count: 3 },
  { code: 'spelling', title: 'Spelled otherwise', count: 1 },
];

describe('the form for many captions, when its page was hidden', () => {
  let page;
  let gallery;
  const pages = soundPages(() => gallery);

  const open = async () => {
    page = await ManyPage.open(pages.browser, captions);
    gallery = page.gallery;
  };

  /** The page goes, and comes back with what it kept. */
  const comeBack = async (isKept) => {
    await expect.poll(async () => isKept((await kept())?.form ?? {})).toBe(true);
    const state = await kept();
    await gallery.page.close();
    page = await ManyPage.reopen(pages.browser, captions, state);
    gallery = page.gallery;
  };
  const kept = () => gallery.page.evaluate(() => window.keptState);

  it.each([
    [
      'replace',
      async () => {
        await page.field('Tag').fill('hat');
        await page.field('Replace by').fill('cap');
      },
      (form) => form.from === 'hat' && form.to === 'cap',
      { kind: 'replace', from: 'hat', to: 'cap' },
      async () => [await page.field('Tag').inputValue(), await page.field('Replace by').inputValue()],
      ['hat', 'cap'],
      'One caption changes. 2 stay as they are.',
    ],
    [
      'add',
      async () => {
        await page.field('Tags to add').fill('cat, dog');
        await page.panel.getByLabel('Where').selectOption('after');
        await page.field('After').fill('1girl');
      },
      (form) => form.at === 'after' && form.beside === '1girl',
      { kind: 'add', tags: ['cat', 'dog'], place: { at: 'after', tag: '1girl' } },
      async () => [
        await page.field('Tags to add').inputValue(),
        await page.panel.getByLabel('Where').inputValue(),
        await page.field('After').inputValue(),
      ],
      ['cat, dog', 'after', '1girl'],
      '3 captions change.',
    ],
    [
      'remove',
      () => page.field('Tags to remove').fill('smile'),
      (form) => form.tags === 'smile',
      { kind: 'remove', tags: ['smile'] },
      () => page.field('Tags to remove').inputValue(),
      'smile',
      'One caption changes. 2 stay as they are.',
    ],
    [
      'move',
      async () => {
        // A field of that name is in the form that goes, too.
        await page.panel.locator('#many-moved').fill('smile');
        await page.panel.getByLabel('Where').selectOption('front');
      },
      (form) => form.moved === 'smile' && form.at === 'front',
      { kind: 'move', tag: 'smile', place: { at: 'front' } },
      async () => [await page.field('Tag').inputValue(), await page.panel.getByLabel('Where').inputValue()],
      ['smile', 'front'],
      'No caption changes.',
    ],
    [
      'regex',
      async () => {
        await page.panel.getByLabel('Find').fill('al(ice)');
        await page.panel.getByLabel('Replace by').fill('$1');
        await page.panel.getByLabel('Ignore case').check();
      },
      (form) => form.pattern === 'al(ice)' && form.replacement === '$1' && form.ignoresCase,
      { kind: 'regex', pattern: 'al(ice)', ignoresCase: true, replacement: '$1' },
      async () => [
        await page.panel.getByLabel('Find').inputValue(),
        await page.panel.getByLabel('Replace by').inputValue(),
        await page.panel.getByLabel('Ignore case').isChecked(),
      ],
      ['al(ice)', '$1', true],
      '2 captions change.',
    ],
    [
      'sort',
      () => page.panel.getByLabel('Order').selectOption('alphabet'),
      (form) => form.order === 'alphabet',
      { kind: 'sort', order: 'alphabet' },
      () => page.panel.getByLabel('Order').inputValue(),
      'alphabet',
      'No caption changes.',
    ],
    [
      'dedupe',
      () => {},
      (form) => form.kind === 'dedupe',
      { kind: 'dedupe' },
      () => null,
      null,
      'One caption changes.',
    ],
  ])(
    '%s: is as it was, and what it does is worked out anew',
    async (kind, fill, isKept, operation, fields, values, summary) => {
      await open();
      await page.choose(kind);
      await fill();
      await comeBack(isKept);
      await page.summary(summary);
      expect(await page.panel.getByLabel('What to do').inputValue()).toBe(kind);
      expect(await fields()).toEqual(values);
      expect(page.captions.asked.prepareEdit.map((asked) => asked.operation)).toEqual([operation]);
      expect(page.prepared.images).toEqual(captions.map((_, index) => pairOf(index).image));
    },
  );

  it('has the quick fix that was chosen, though there is none at the moment', async () => {
    await open();
    page.captions.fixes = fixes;
    page.captions.onChange();
    await page.choose('fix');
    await page.panel.getByLabel('Quick fix').selectOption({ label: 'Spelled otherwise (1)' });
    await comeBack(({ code }) => code === 'spelling');
    await page.summary('No caption changes.');
    page.captions.fixes = fixes;
    page.captions.onChange();
    expect(await page.panel.getByLabel('Quick fix').inputValue()).toBe('spelling');
    expect(page.prepared.operation).toEqual({ kind: 'fix', code: 'spelling' });
  });

  it('keeps what a click on a tag puts there, and can be applied at once', async () => {
    await open();
    await page.useTag('hat');
    await page.type('cap');
    await comeBack(({ to }) => to === 'cap');
    await page.panel.getByRole('button', { name: 'Apply to 1 Caption' }).click();
    await gallery.page.getByText('One caption was changed.').waitFor();
    expect([...page.captions.captions.values()][1]).toBe('alice, cap, cap');
  });

  it('is empty where the state is of before it was kept', async () => {
    const { form: _, ...old } = keptOf({ pane: 'captions', selection: 'all' });
    page = await ManyPage.reopen(pages.browser, captions, old);
    gallery = page.gallery;
    expect(await page.panel.getByLabel('What to do').inputValue()).toBe('replace');
    expect(await page.field('Tag').inputValue()).toBe('');
    await page.summary('Nothing to do yet: fill in the form.');
  });

  it('is as it was where another dataset is shown, and is about that one', async () => {
    const form = { ...emptyFields, kind: 'remove', tags: 'hat' };
    const state = keptOf({ dataset: 'other', pane: 'captions', form });
    page = await ManyPage.open(pages.browser, captions, { state });
    gallery = page.gallery;
    await page.summary('One caption changes.');
    expect(page.prepared).toMatchObject({ dataset: 'd', operation: { kind: 'remove', tags: ['hat'] } });
  });

  it('is empty where it is of another version, and nothing else is lost', async () => {
    const old = keptOf({ pane: 'captions', selection: 'all', form: { kind: 'shuffle' } });
    page = await ManyPage.reopen(pages.browser, captions, old);
    gallery = page.gallery;
    expect(await page.panel.getByLabel('What to do').inputValue()).toBe('replace');
  });
});
