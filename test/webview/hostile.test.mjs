// All pages at once: their policy, and what hostile captions, names and metadata do in them, which is nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridStrings } from '../../client/generation/grid-strings.ts';
import { loraFileStrings } from '../../client/lora-file/lora-file-strings.ts';
import { trainerStrings } from '../../client/training/trainer-strings.ts';
import { pageShell } from '../../client/webview/page-shell.ts';
import { closePages, openBrowser } from '../support/browser.mjs';
import { GalleryPage, pairOf, showOf } from './gallery-page.mjs';
import { openPage } from './open-page.mjs';
import { RunsPageMount } from './runs-page.mjs';

/** Each would set `struck`, or leave the page, if it was taken for more than a text. */
const hostile = [
  '<img src=x onerror="window.struck=1">',
  '</script><script>window.struck=1</script>',
  '"><svg onload=window.struck=1>',
  '<a href="javascript:window.struck=1">x</a>',
  'javascript:window.struck=1',
  '<base href="https://elsewhere.test/"><form action="https://elsewhere.test/"><meta http-equiv=refresh content=0>',
  '\u202egnp.exe\u2066 \u0000 \u{1f98a} {{constructor.constructor("window.struck=1")()}}',
];
const all = hostile.join(' ');
const long = `${hostile[0]} ${'a'.repeat(1024 * 1024)}`;

describe('the policy of a page', () => {
  const html = pageShell(
    {
      source: 'https://own.test',
      nonce: 'bm9uY2U',
      script: 's.js',
      style: 's.css',
      language: 'en',
      title: 't',
    },
    '<main></main>',
  );
  const policy = Object.fromEntries(
    /Content-Security-Policy" content="([^"]*)"/
      .exec(html)[1]
      .split('; ')
      .map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]),
  );

  it('allows one script, and pictures and styles of its own; nothing inline, no network, no other address', () => {
    expect(policy).toEqual({
      'default-src': "'none'",
      'img-src': 'https://own.test',
      'style-src': 'https://own.test',
      'font-src': 'https://own.test',
      'script-src': "'nonce-bm9uY2U'",
      'connect-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });
});

describe('hostile texts', () => {
  let browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);

  /** What is shown stands there as it is, and nothing of it did anything. */
  async function demandText(page, texts) {
    const address = page.url();
    const shown = await page.evaluate(() => document.body.textContent);
    for (const text of texts) expect(shown).toContain(text);
    expect(await page.evaluate(() => [window.struck ?? null, window.violations])).toEqual([null, []]);
    const foreign =
      'body script:not([nonce]), body svg[onload], body base, body form, body meta, [onerror], a[href^="javascript:"]';
    expect(await page.locator(foreign).count()).toBe(0);
    expect(page.url()).toBe(address);
    await page.close();
  }

  it('are texts in the gallery: captions, names, findings', async () => {
    const pairs = [...hostile, long].map((text, index) =>
      pairOf(index, {
        ...{
          image: `file:///alice/${index}`,
          name: text.slice(0, 300),
          folder: text.slice(0, 300),
          caption: text,
        },
        findings: [{ of: 'caption', severity: 'error', code: 'a-rule', message: text.slice(0, 300) }],
      }),
    );
    const gallery = await GalleryPage.open(browser, {
      pairs,
      show: showOf({ datasets: hostile.map((text) => ({ id: text, name: text })) }),
    });
    await gallery.page.locator('.name').nth(hostile.length).waitFor();
    expect(gallery.problems).toEqual([]);
    await demandText(gallery.page, hostile);
  });

  it('are texts on the page of runs: names of runs and files, prompts, notes', async () => {
    const mount = await RunsPageMount.open(browser);
    mount.runs = hostile.map((title, index) => ({
      ...mount.runs[0],
      title,
      ...(index ? { id: `${index}` } : {}),
    }));
    const run = { ...mount.runs[0], title: all };
    mount.runs[0] = run;
    mount.change = (picture) =>
      JSON.parse(JSON.stringify(picture), (key, value) =>
        ['title', 'prompt', 'note', 'words', 'negative'].includes(key) && typeof value === 'string'
          ? all
          : value,
      );
    await mount.begin();
    await mount.page.locator('.checkpoints tbody tr').nth(7).waitFor();
    expect(mount.problems).toEqual([]);
    await demandText(mount.page, [all]);
  });

  it("are texts in a LoRA file's page: names, facts, tags, metadata", async () => {
    const { page, tell } = await openPage(browser, 'lora-file');
    await tell({
      ...{ type: 'show', strings: loraFileStrings(), name: all, problem: null, other: null },
      weights: { state: 'unmeasured' },
      file: {
        ...{
          isLora: true,
          size: '1',
          faults: [all],
          facts: hostile.map((value) => ({ label: 'Base model', value })),
        },
        folders: [{ name: all, pictures: 1, repeats: 1 }],
        buckets: [{ size: all, count: 1 }],
        tags: [{ folder: all, state: 'both', tags: hostile.map((tag) => ({ tag, before: 1, after: 0 })) }],
        ...{ dataset: all, isOfRun: true, prompt: all },
        metadata: [...hostile, long].map((value, index) => ({ key: `${index}${all}`, value })),
      },
    });
    await page.locator('dd').first().waitFor();
    await demandText(page, hostile);
  });

  it('are texts in a comparison: prompts, checkpoints, reasons', async () => {
    const { page, tell } = await openPage(browser, 'grid');
    await tell({
      ...{ type: 'show', strings: gridStrings(), folder: 'file:///grid' },
      grid: {
        ...{ about: all, isPainting: false, columns: [{ checkpoint: all, weight: 1 }] },
        rows: [...hostile, long].map((text) => ({
          ...{ prompt: text, negative: text.slice(0, 300), settings: all },
          cells: [{ kind: 'failed', reason: text.slice(0, 300) }],
        })),
      },
    });
    await page.locator('.missing').first().waitFor();
    await demandText(page, hostile);
  });

  it("are texts in the trainer's status: paths, values, ways out", async () => {
    const { page, tell } = await openPage(browser, 'trainer');
    const checks = hostile.map((text, index) => ({
      ...{ id: `${index}`, state: 'error', title: text, value: text, path: text, wayOut: text, act: null },
    }));
    await tell({ type: 'show', strings: trainerStrings(), checks, state: 'done', problem: all });
    await page.locator('.path').first().waitFor();
    await demandText(page, hostile);
  });
});
