// The page of a `.safetensors` file as it is built, in a browser.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loraFileStrings } from '../../client/lora-file/lora-file-strings.ts';
import { closePages, openBrowser } from '../support/browser.mjs';
import { faultsIn } from './axe.mjs';
import { openPage } from './open-page.mjs';
import { looks } from './themes.mjs';

const tags = Array.from({ length: 40 }, (_, at) => ({
  tag: `tag ${String(at).padStart(2, '0')}`,
  before: 40 - at,
  after: at === 0 ? 12 : 40 - at,
}));
const file = {
  isLora: true,
  size: '741 KiB',
  faults: [],
  facts: [
    { label: 'Rank', value: '8' },
    { label: 'Base model', value: '<b>v1-5</b>.safetensors' },
  ],
  folders: [{ name: '10_alice woman', pictures: 1042, repeats: 10 }],
  buckets: [{ size: '768×512', count: 420 }],
  tags: [
    { folder: '10_alice woman', state: 'both', tags },
    { folder: '5_bob', state: 'gone', tags: [{ tag: 'cap', before: 2, after: 0 }] },
  ],
  dataset: 'alice',
  isOfRun: true,
  metadata: [
    { key: 'ss_ip_noise_gamma_random_strength', value: 'False' },
    { key: 'k'.repeat(3000), value: 'the key is one word' },
    { key: 'ss_tag_frequency', value: '{"10_alice woman": 1}'.repeat(100) },
  ],
  prompt: '<lora:alice:1>',
};
const block = (label, norm, rest = {}) => ({
  ...{ part: 'network', label, modules: 6, norm, other: null, cosine: null },
  ...rest,
});
const shown = (rest = {}) => ({
  ...{
    type: 'show',
    strings: loraFileStrings(),
    name: 'alice.safetensors',
    file,
    problem: null,
    other: null,
  },
  ...{ weights: { state: 'unmeasured' } },
  ...rest,
});
const compared = shown({
  other: { name: 'bob.safetensors', changes: [{ name: 'ss_epoch', before: '8', after: null }] },
  weights: {
    state: 'measured',
    blocks: [block('IN01', 12.5, { other: 6.25, cosine: 0.5 }), block('OUT11', 25, { other: 0, cosine: 0 })],
    total: block('', 28, { part: '', other: 6.25, cosine: 0.22 }),
    unmeasured: ['Modules not measured: 1 (OFT).'],
  },
});

describe('the page of a LoRA file', () => {
  let browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);

  const open = (theme = 'dark', width = 900) => openPage(browser, 'lora-file', { theme, width });

  it('shows what is in the file, never as HTML, and what is asked of it', async () => {
    const { page, tell, told, violations } = await open();
    await tell(shown());
    await expect.poll(() => page.locator('h1').innerText()).toBe('alice.safetensors 741 KiB');
    expect(await page.locator('dd').nth(1).innerText()).toBe('<b>v1-5</b>.safetensors');
    expect(await page.getByRole('row', { name: '10_alice woman' }).innerText()).toBe(
      '10_alice woman\t1,042\t10',
    );
    for (const name of ['Copy Prompt', 'Compare with…', 'What Differs since This Run', 'Measure'])
      await page.getByRole('button', { name }).click();
    expect((await told()).slice(1).map(({ act }) => act)).toEqual([
      'copy-prompt',
      'compare',
      'run',
      'measure',
    ]);
    expect(await violations()).toEqual([]);
    await page.close();
  });

  it('shows the tags that differ, and all of them when asked', async () => {
    const { page, tell } = await open();
    await tell(shown());
    const rows = page.getByRole('row', { name: /^tag \d\d/ });
    await expect.poll(() => rows.count()).toBe(30);
    expect(await page.locator('strong').allInnerTexts()).toEqual(['tag 00', 'cap']);
    expect(await page.locator('h3').allInnerTexts()).toEqual([
      '10_alice woman differ since: 1',
      '5_bob the dataset no longer has this folder',
    ]);
    await page.getByRole('button', { name: 'Show All 40' }).click();
    expect(await rows.count()).toBe(40);
    await page.close();
  });

  it('finds metadata as one types', async () => {
    const { page, tell } = await open();
    await tell(shown());
    const field = page.getByRole('textbox', { name: 'Filter metadata' });
    await field.fill('NOISE');
    const keys = page.locator('section', { has: field }).locator('tbody td:first-child');
    expect(await keys.allInnerTexts()).toEqual(['ss_ip_noise_gamma_random_strength']);
    await field.fill('no such thing');
    expect(await page.getByText('No key and no value has these letters.').count()).toBe(1);
    await page.close();
  });

  it('tells how far it is measured, and shows blocks beside those of another file', async () => {
    const { page, tell, told } = await open();
    await tell(shown({ weights: { state: 'measuring', share: 0.4 } }));
    await expect.poll(() => page.getByRole('progressbar').getAttribute('value')).toBe('40');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect((await told()).at(-1)).toEqual({ type: 'act', act: 'cancel' });
    await tell(compared);
    const row = page.getByRole('row', { name: /^network IN01/ });
    await expect.poll(() => row.innerText()).toMatch(/^network IN01\s+12\.5\s+6\.25\s+0\.50$/);
    const widths = await page
      .locator('.bar rect')
      .evaluateAll((all) => all.map((one) => one.getAttribute('width')));
    expect(widths).toEqual(['50', '25', '100', '0']);
    expect(await page.getByText('Modules not measured: 1 (OFT).').count()).toBe(1);
    expect(await page.getByRole('row', { name: 'ss_epoch' }).innerText()).toBe('ss_epoch\t8\tnothing');
    await page.close();
  });

  it('tells why a file can not be read, to who hears the page too', async () => {
    const { page, tell } = await open();
    await tell(shown({ file: null }));
    await expect.poll(() => page.getByRole('status').innerText()).toBe('The file is being read…');
    await tell(shown({ file: null, problem: 'There is no such file.' }));
    await expect.poll(() => page.getByRole('status').innerText()).toBe('There is no such file.');
    await page.close();
  });

  it.each(looks(300, 1200))(
    '%s, %i pixels wide: axe finds nothing, nothing is cut off',
    async (theme, width) => {
      const { page, tell } = await open(theme, width);
      await tell({ ...compared, file: { ...file, faults: ['The tensor "a" ends before it begins.'] } });
      await page.locator('.weights').waitFor();
      expect(await faultsIn(page, 'main')).toEqual([]);
      expect(await page.evaluate(() => document.body.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await page.close();
    },
  );
});
