import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { faultsIn } from './axe.mjs';
import { GalleryPage, pairOf } from './gallery-page.mjs';
import { madeNumbers } from './numbers-data.ts';
import { buildNumbersPage, NumbersPage } from './numbers-page.mjs';
import { looks, themes } from './themes.mjs';

describe('the panel of numbers', () => {
  let browser;
  let files;
  let many;
  let panel;

  beforeAll(async () => {
    [browser, files, many] = await Promise.all([openBrowser(), buildNumbersPage(), madeNumbers(300)]);
  });
  afterEach(async () => {
    expect(await panel.violations).toEqual([]);
    await panel.page.close();
  });
  afterAll(closePages);

  const open = async (options = {}) => {
    panel = await NumbersPage.open(browser, files, { numbers: many, ...options });
    return panel;
  };
  const keys = async (...pressed) => {
    for (const key of pressed) await panel.page.keyboard.press(key);
    return await panel.focused.getAttribute('data-mark');
  };

  it('lists what a mark stands for, and what was counted when it is pressed again', async () => {
    await open();
    const [first] = many.tags.top;
    const bar = panel.group('Tags').getByRole('button').first();
    expect(await bar.getAttribute('aria-label')).toMatch(/^1girl: \d+ pairs, \d+ %, in all$/);
    await bar.click();
    expect(await bar.getAttribute('aria-pressed')).toBe('true');
    await bar.click();
    expect(await bar.getAttribute('aria-pressed')).toBe('false');
    expect(await panel.chosen).toEqual([first.query, '']);
  });

  it('has a mark for each number, and each is called by what it shows', async () => {
    await open();
    const { tags, together, buckets, sizes, tokens, composition, findings } = many;
    const of = async (name) => await panel.group(name).getByRole('button').count();
    expect(await of('Tags')).toBe(Math.min(15, tags.top.length));
    expect(await of('Sizes')).toBe(sizes.points.length);
    expect(await of('Tokens')).toBe(tokens.bars.length);
    expect(await of('Buckets')).toBe(buckets.buckets.length + Number(buckets.none.count > 0));
    expect(await of('What Is Cut Off')).toBe(buckets.cuts.length);
    expect(await of('Plan')).toBe(composition.length);
    expect(await of('Findings')).toBe(findings.length);
    const marks = await panel.page
      .locator('[data-mark]')
      .evaluateAll((all) => all.map((one) => one.ariaLabel));
    expect(marks.filter((label) => !/: [\d,]+ pairs?, [<>]?\d+ %/.test(label ?? ''))).toEqual([]);
    expect(marks.length).toBeGreaterThan(together.marks.length + sizes.points.length);
  });

  it('is walked through by keys: Tab from picture to picture, arrow keys from mark to mark', async () => {
    await open();
    const group = panel.group('Tags');
    await group.getByRole('button').first().focus();
    expect(await keys('ArrowDown', 'ArrowDown', 'ArrowUp')).toBe(many.tags.top[1].key);
    expect(await group.locator('[tabindex="0"]').count()).toBe(1);
    expect(await keys('End')).toBe(many.tags.top[14].key);
    expect(await keys('ArrowDown')).toBe(many.tags.top[14].key);
    expect(await keys('Tab', 'Shift+Tab')).toBe(many.tags.top[14].key);
    expect(await keys('Home', 'Enter')).toBe(many.tags.top[0].key);
    await keys('ArrowDown', ' ');
    expect(await panel.chosen).toEqual([many.tags.top[0].query, many.tags.top[1].query]);
  });

  it('is walked through in two directions where it has two', async () => {
    await open({ width: 1000 });
    const { tags, marks } = many.together;
    await panel.group('Tags Together').locator('[data-mark]').last().focus();
    const keyOf = (first, second) => `${tags[first].key}\n${tags[second].key}`;
    const isThere = (first, second) => marks.some((one) => one.first === first && one.second === second);
    const last = tags.length - 1;
    expect(isThere(last - 1, last) && isThere(last - 1, last)).toBe(true);
    expect(await keys('ArrowLeft')).toBe(keyOf(last - 1, last));
    expect(await keys('ArrowUp')).toBe(tags[last - 1].key);
    expect(await keys('ArrowRight')).toBe(tags[last - 1].key);
    await panel.group('Sizes').locator('[data-mark]').first().focus();
    const height = () => panel.focused.getAttribute('data-y').then(Number);
    const before = await height();
    await keys('ArrowUp');
    expect(await height()).toBeGreaterThanOrEqual(before);
  });

  it('reaches each mark of a plane by arrow keys, upwards as well as sideways', async () => {
    await open({ width: 1000 });
    const points = panel.group('Sizes').locator('[data-mark]');
    for (const key of ['ArrowRight', 'ArrowDown']) {
      const reached = await points.evaluateAll((all, pressed) => {
        const seen = new Set();
        const highest = (a, b) => (Number(a.dataset.y) >= Number(b.dataset.y) ? a : b);
        (pressed === 'ArrowRight' ? all[0] : all.reduce(highest)).focus();
        while (!seen.has(document.activeElement)) {
          seen.add(document.activeElement);
          const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }
        return seen.size;
      }, key);
      expect([key, reached]).toEqual([key, many.sizes.points.length]);
    }
  });

  it('keeps the focus on a mark when other numbers come', async () => {
    await open();
    await panel.group('Tags').getByRole('button').nth(3).focus();
    const { key } = many.tags.top[3];
    const top = [...many.tags.top].reverse();
    await panel.show({ numbers: { ...many, tags: { ...many.tags, top: top.slice(-10) } } });
    expect(await panel.focused.getAttribute('data-mark')).toBe(key);
  });

  it('shows long lists when asked, and hides them again', async () => {
    await open();
    const { top } = many.tags;
    const bars = panel.group('Tags').getByRole('button');
    await panel.mark(`Show ${top.length - 15} More`).click();
    expect(await bars.count()).toBe(top.length);
    await panel.mark('Show Fewer').click();
    expect(await bars.count()).toBe(15);
  });

  it('counts what is listed alone, and all again', async () => {
    await open();
    expect(await panel.mark('Count Only What Is Listed').count()).toBe(0);
    await panel.show({ query: 'tag:smile' });
    await panel.mark('Count Only What Is Listed').click();
    await panel.show({ numbers: { ...many, query: 'tag:smile' } });
    await panel.page.getByRole('status').getByText('found by tag:smile').waitFor();
    await panel.mark('Count All').click();
    expect(await panel.counted).toEqual(['tag:smile', '']);
    await panel.group('Tags').getByRole('button').nth(2).click();
    await panel.group('Tags').getByRole('button').nth(2).click();
    expect((await panel.chosen).at(-1)).toBe('tag:smile');
  });

  it('says when it counts, and when there is nothing', async () => {
    await open({ numbers: undefined });
    await panel.show({ isLoading: true });
    await panel.page.getByRole('status').getByText('Counting…').waitFor();
    expect(await panel.page.getByRole('region').getAttribute('aria-busy')).toBe('true');
    await panel.show({ numbers: await madeNumbers(0, ''), isLoading: false });
    await panel.page.getByRole('status').getByText('There are no pairs to count.').waitFor();
    const one = await madeNumbers(1, '');
    const empty = {
      ...one,
      tokens: null,
      findings: [],
      tags: { top: [], once: [], distinct: 0, onceOnly: 0, prose: { count: 0, isAll: false } },
    };
    await panel.show({ numbers: { ...empty, buckets: { ...one.buckets, buckets: [], cuts: [] } } });
    for (const text of [
      ...['No caption has a tag yet.', 'Nothing was found.', 'Tokens cannot be counted here.'],
      ...['No size of a picture is known.', 'There is no plan of the pictures'],
    ])
      await panel.page.getByText(text).waitFor();
  });

  it('takes no text for HTML', async () => {
    const tag = '<img src=x onerror=alert(1)>"\'{0}';
    const top = [{ key: tag, tag, count: 2, query: tag, isEverywhere: false }];
    await open({ numbers: { ...many, query: tag, tags: { ...many.tags, top } } });
    expect(await panel.group('Tags').getByRole('button').getAttribute('aria-label')).toContain(tag);
    expect(await panel.page.locator('img').count()).toBe(0);
  });

  it.each([200, 300, 640, 1200])('%i pixels wide: nothing is cut off', async (width) => {
    await open({ width });
    const sideways = await panel.page.locator('.numbers').evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      const over = [...element.querySelectorAll('*')].filter(
        (one) => one.getBoundingClientRect().right > right + 1,
      );
      return over.filter((one) => !one.closest('svg')).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(sideways).toEqual([]);
  });

  it.each(looks(300, 1000))('%s, %i pixels wide: axe finds nothing', async (theme, width) => {
    await open({ theme, width });
    await panel.page.evaluate((background) => {
      document.documentElement.style.background = background;
    }, themes[theme].variables.background);
    expect(await faultsIn(panel.page, '.numbers')).toEqual([]);
  });

  describe.each(Object.keys(themes))('in a %s theme', (theme) => {
    it('has a ring around the focus, and shows what is pressed', async () => {
      await open({ theme });
      for (const name of ['Tags', 'Tokens', 'Sizes', 'Tags Together']) {
        const first = panel.group(name).locator('[data-mark]').first();
        await first.focus();
        await panel.page.keyboard.press('ArrowDown');
        const { outlineStyle, outlineWidth } = await panel.focused.evaluate((one) => {
          const style = getComputedStyle(one);
          return { outlineStyle: style.outlineStyle, outlineWidth: style.outlineWidth };
        });
        expect([name, outlineStyle, outlineWidth]).toEqual([name, 'solid', '2px']);
      }
    });
  });

  describe('that asks by itself', () => {
    const asked = () =>
      panel.page.evaluate(() => window.asked.map(({ dataset, query }) => `${dataset} ${query}`));
    const answer = (numbers) => panel.page.evaluate((result) => window.answer(result), numbers);
    const total = (count) =>
      panel.page.getByRole('status').getByText(`${count} pairs`, { exact: true }).waitFor();

    it('asks when it is drawn, once at a time, and again when pairs changed', async () => {
      await open();
      await panel.openPane();
      await panel.page.evaluate(() => window.draw());
      expect(await asked()).toEqual(['d ']);
      await panel.page.evaluate(() => {
        window.pane.outdate();
        window.draw();
      });
      expect(await asked()).toEqual(['d ']);
      await answer(many);
      await total(300);
      await expect.poll(asked).toEqual(['d ', 'd ']);
      await answer({ ...many, total: 301 });
      await total(301);
      await panel.page.evaluate(() => window.draw());
      expect(await asked()).toEqual(['d ', 'd ']);
    });

    it('forgets a dataset for another one, and lives on when it is not answered', async () => {
      await open();
      await panel.openPane();
      await panel.page.evaluate(() => window.draw('e'));
      expect([await asked(), await panel.page.evaluate(() => window.cancelled)]).toEqual([['d ', 'e '], 1]);
      await panel.page.evaluate(() => window.fail(new Error('gone')));
      await panel.page.getByText('The pairs could not be counted').waitFor();
      await panel.page.evaluate(() => {
        window.pane.outdate();
        window.draw();
      });
      await expect.poll(asked).toEqual(['d ', 'e ', 'e ']);
      await answer(many);
      await total(300);
    });

    it('counts what is listed when asked to', async () => {
      await open();
      await panel.openPane();
      await answer(many);
      await panel.mark('Count Only What Is Listed').click();
      await expect.poll(asked).toEqual(['d ', 'd tag:smile']);
    });
  });

  it('stands beside the grid, and lists there what is chosen in it', async () => {
    const pairs = Array.from({ length: 30 }, (_, index) => pairOf(index));
    const gallery = await GalleryPage.open(browser, { pairs, answers: { numbers: async () => many } });
    panel = {
      page: gallery.page,
      get violations() {
        return gallery.violations();
      },
    };
    await gallery.page.getByRole('button', { name: 'Numbers', exact: true }).click();
    await gallery.page.getByRole('group', { name: 'Tags', exact: true }).getByRole('button').nth(2).click();
    await expect.poll(() => gallery.wishes.at(-1).query).toBe(many.tags.top[2].query);
    await gallery.page.getByRole('button', { name: 'Count Only What Is Listed' }).waitFor();
    expect(gallery.problems).toEqual([]);
  });

  it('is drawn where the system chooses the colours', async () => {
    await open({ forcedColors: 'active' });
    const colourOf = (selector) =>
      panel.page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).backgroundColor);
    const text = await panel.page.evaluate(() => getComputedStyle(document.body).color);
    for (const selector of ['.track .bar', '.columns .bar', '.points .mark', '.square .fill'])
      expect([selector, await colourOf(selector)]).toEqual([selector, text]);
  });
});
