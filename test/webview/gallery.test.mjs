import { describe, expect, it } from 'vitest';
import { pairs } from './choosing-page.mjs';
import { keptOf, pairOf, showOf } from './gallery-page.mjs';
import { openingPages } from './sound-pages.mjs';

describe('the gallery', () => {
  let gallery;
  const open = openingPages((opened) => {
    gallery = opened;
  });

  it('shows ten thousand pairs with few elements', async () => {
    await open({ pairs: pairs(10_000) });
    await gallery.page.locator('.cell img').first().waitFor();
    const grid = gallery.page.getByRole('grid', { name: '10,000 pictures with their captions' });
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('5000');
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('2');
    expect(await gallery.page.locator('*').count()).toBeLessThan(400);
    await gallery.page.locator('#scroller').evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await gallery.cell('front_09999.png').locator('img').waitFor();
    expect(await gallery.cells.count()).toBeLessThan(60);
  });

  it('is walked through by keys', async () => {
    await open({ pairs: pairs(1001), width: 440 });
    await gallery.cell('front_00000').waitFor();
    await gallery.page.locator('.cell[tabindex="0"]').focus();
    const press = async (key, name) => {
      await gallery.page.keyboard.press(key);
      await gallery.page.locator('.cell:focus .name', { hasText: name }).waitFor();
    };
    await press('ArrowRight', 'front_00001');
    await press('ArrowDown', 'front_00004');
    await press('End', 'front_00005');
    await press('Home', 'front_00003');
    await press('ArrowLeft', 'front_00002');
    await press('ArrowUp', 'front_00002');
    await press('Control+End', 'front_01000');
    await press('PageUp', 'front_00997');
    await press('Control+Home', 'front_00000');
    await press('PageDown', 'front_00003');
    expect(await gallery.page.locator('[tabindex="0"]').count()).toBe(1);
    expect(await gallery.focused.getAttribute('aria-selected')).toBe('true');
    await gallery.page.keyboard.press('Control+Enter');
    expect(await gallery.event('openCaption')).toEqual({
      type: 'openCaption',
      dataset: 'd',
      image: 'file:///alice/front_00003.png',
      keepFocus: false,
    });
  });

  it('opens a caption with a click', async () => {
    await open({ pairs: pairs(10) });
    await gallery.cell('front_00002').click();
    expect(await gallery.event('openCaption')).toMatchObject({ image: 'file:///alice/front_00002.png' });
  });

  it('tells findings with signs and in words', async () => {
    const findings = [
      { of: 'caption', severity: 'warning', code: 'a-rule', message: 'The trigger "alice" is missing.' },
      { of: 'caption', severity: 'warning', code: 'a-rule', message: '"1girl" is already in this caption.' },
      { of: 'caption', severity: 'info', code: 'a-rule', message: 'No view.' },
      { of: 'caption', severity: 'hint', code: 'a-rule', message: 'Spelled otherwise.' },
    ];
    await open({ pairs: [pairOf(0, { caption: '1girl, 1girl', findings }), pairOf(1, { caption: null })] });
    await gallery.page
      .getByRole('gridcell', {
        name: 'front_00000.png. 1girl, 1girl. 2 warnings: The trigger "alice" is missing. "1girl" is already in this caption.. 1 info: No view.',
      })
      .waitFor();
    expect(await gallery.page.locator('.badge').allInnerTexts()).toEqual(['2', '1']);
    await gallery.page.getByRole('gridcell', { name: 'front_00001.png. No caption' }).waitFor();
  });

  it('shows captions and findings as they change, and keeps the rest', async () => {
    await open({ pairs: pairs(100) });
    const image = gallery.cell('front_00001').locator('img');
    await image.evaluate((element) => {
      element.isSame = true;
    });
    gallery.revision = 2;
    gallery.pairs[1] = pairOf(1, {
      caption: 'alice, braded hair',
      findings: [{ of: 'caption', severity: 'warning', code: 'a-rule', message: 'A mistake.' }],
    });
    gallery.channel.send({
      type: 'changed',
      dataset: 'd',
      revision: 2,
      images: ['file:///alice/front_00001.png'],
    });
    await gallery.cell('front_00001').locator('.badge.warning').waitFor();
    expect(await gallery.cell('front_00001').locator('.caption').innerText()).toBe('alice, braded hair');
    expect(await image.evaluate((element) => element.isSame)).toBe(true);
  });

  it('keeps its place when pictures come, and asks for a picture that changed', async () => {
    await open({ pairs: pairs(100) });
    await gallery.cell('front_00003').click();
    await gallery.cell('front_00003').locator('img').waitFor();
    gallery.pairs = [pairOf(500), ...gallery.pairs];
    gallery.pairs[4] = pairOf(3, { version: 1 });
    gallery.revision = 2;
    const before = gallery.asked.filter((image) => image.includes('00003')).length;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: null });
    await gallery.page.locator('[data-index="4"][aria-selected="true"]').waitFor();
    await gallery.page.locator('[data-index="0"] .name', { hasText: 'front_00500' }).waitFor();
    await expect.poll(() => gallery.asked.filter((image) => image.includes('00003')).length).toBe(before + 1);
  });

  it('follows the editor without taking the focus', async () => {
    await open({ pairs: pairs(1000) });
    await gallery.cell('front_00000').waitFor();
    gallery.channel.send({
      type: 'reveal',
      dataset: 'd',
      image: 'file:///alice/front_00700.png',
    });
    await gallery.page.locator('[data-index="700"][aria-selected="true"] img').waitFor();
    expect(await gallery.cell('front_00700').isVisible()).toBe(true);
    expect(await gallery.focused.count()).toBe(0);
  });

  it('follows the editor from its first moment', async () => {
    await open({ pairs: pairs(1000), reveals: 'file:///alice/front_00700.png' });
    await gallery.page.locator('[data-index="700"][aria-selected="true"] img').waitFor();
    expect(await gallery.cell('front_00700').isVisible()).toBe(true);
  });

  it('comes back where it was', async () => {
    const state = {
      version: 2,
      dataset: 'd',
      wish: { query: '', sort: 'name', isDescending: false, grouping: 'none' },
      image: 'file:///alice/front_00444.png',
      scrollTop: 50_000,
      selection: ['file:///alice/front_00444.png', 'file:///alice/front_00445.png'],
      arrangement: 'grid',
      tile: null,
      showsCrop: false,
      pane: null,
      paneShare: 50,
    };
    await open({ pairs: pairs(1000), state });
    await gallery.page.locator('[data-index="444"][aria-selected="true"]').waitFor();
    const scroller = gallery.page.locator('#scroller');
    await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(50_000);
  });

  it('comes back where it was, with captions beside the pictures', async () => {
    const image = pairOf(120).image;
    const inTab = { pane: 'captions', paneShare: 36 };
    const state = keptOf({ ...inTab, image, selection: [image], scrollTop: 8123 });
    await open({ pairs: pairs(400), state, width: 1200, show: showOf({ place: 'tab' }) });
    await gallery.page.locator('.caption-head .name', { hasText: 'front_00120' }).waitFor();
    const scroller = gallery.page.locator('#scroller');
    await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(8123);
  });

  it('comes back where it was, also where its dataset is read first', async () => {
    const wish = { query: 'alice', sort: 'tokens', isDescending: false, grouping: 'none' };
    const kept = ['file:///alice/front_00003.png', 'file:///alice/front_00004.png'];
    const looks = { arrangement: 'grid', tile: null, showsCrop: false, pane: null, paneShare: 50 };
    const state = { version: 2, dataset: 'd', wish, image: kept[0], scrollTop: 0, selection: kept, ...looks };
    await open({ pairs: pairs(12), state, show: showOf({ state: 'indexing', datasets: [], dataset: null }) });
    await gallery.event('ready');
    gallery.channel.send(showOf());
    await gallery.count('12 pairs, 2 chosen').waitFor();
    expect(gallery.wishes).toEqual([wish]);
  });

  it('gives up thumbnails that were scrolled away', async () => {
    await open({ pairs: [], show: showOf() });
    gallery.thumbnail = () => new Promise(() => {});
    gallery.pairs = pairs(1000);
    gallery.channel.send(showOf({ dataset: 'e' }));
    await expect.poll(() => gallery.asked.length).toBeGreaterThan(5);
    const first = [...gallery.asked];
    gallery.channel.send({
      type: 'reveal',
      dataset: 'e',
      image: 'file:///alice/front_00700.png',
    });
    await expect.poll(() => gallery.cancelled).toEqual(expect.arrayContaining(first));
    // The first one has the focus next, and is drawn still.
  });

  it('says why a picture is not there', async () => {
    await open({ pairs: pairs(3) });
    gallery.thumbnail = async () => ({ reason: 'The file is empty.' });
    gallery.pairs = pairs(3).map((pair) => ({ ...pair, version: 1 }));
    gallery.revision = 2;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: null });
    await gallery.page.locator('.broken', { hasText: 'The file is empty.' }).first().waitFor();
    gallery.thumbnail = async () => ({ src: 'https://gallery.test/none.png' });
    gallery.pairs = pairs(3).map((pair) => ({ ...pair, version: 2 }));
    gallery.revision = 3;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 3, images: null });
    await gallery.page.locator('.broken', { hasText: 'This picture cannot be shown.' }).first().waitFor();
  });

  it('takes no text for HTML', async () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      "'; alert(1); '",
      'a#b%20c?d&amp;.png',
      "{{constructor.constructor('alert(1)')()}}",
      '🦊 日本語 \u202egnp.exe\u0000',
      'javascript:alert(1)',
    ];
    let dialogs = 0;
    const named = hostile.map((text, index) =>
      pairOf(index, {
        image: `file:///alice/${encodeURIComponent(text)}`,
        name: text,
        folder: text,
        caption: text,
        findings: [{ of: 'caption', severity: 'error', code: 'a-rule', message: text }],
      }),
    );
    await open({
      pairs: named,
      show: showOf({ datasets: hostile.map((text) => ({ id: text, name: text })) }),
    });
    gallery.page.on('dialog', () => dialogs++);
    await gallery.page.locator('.name').nth(6).waitFor();
    const texts = (selector) =>
      gallery.page.locator(selector).evaluateAll((found) => found.map((one) => one.textContent.trim()));
    expect(await texts('.name')).toEqual(hostile);
    expect(await texts('.caption')).toEqual(hostile);
    expect(await texts('option')).toEqual(hostile);
    expect(dialogs).toBe(0);
    expect(await gallery.page.locator('#grid script, #bar script').count()).toBe(0);
  });

  it('has a policy that would notice', async () => {
    await open({ pairs: pairs(1) });
    await gallery.cells.first().waitFor();
    await gallery.page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.test/' }));
    });
    await expect.poll(() => gallery.violations()).toHaveLength(2);
    await gallery.page.evaluate(() => {
      window.violations = [];
    });
    await gallery.event('problem');
    await gallery.event('problem');
  });

  it('ignores messages that it does not understand, and says so', async () => {
    await open({ pairs: pairs(3) });
    await gallery.cell('front_00000').waitFor();
    await gallery.page.evaluate(() =>
      window.postMessage({ type: 'event', event: { type: 'nonsense' } }, '*'),
    );
    expect(await gallery.event('problem')).toMatchObject({ message: expect.stringContaining('nonsense') });
  });

  it('offers the way out where there is no dataset', async () => {
    const show = showOf({ dataset: null, datasets: [] });
    await open({ pairs: [], show });
    await gallery.page.getByRole('button', { name: 'Set Up Dataset…' }).click();
    expect(await gallery.event('setUpDataset')).toEqual({ type: 'setUpDataset' });
    await gallery.page.getByRole('button', { name: 'Open Sample Dataset' }).click();
    expect(await gallery.event('openSample')).toEqual({ type: 'openSample' });
  });

  it('has a folder opened first where none is', async () => {
    await open({ pairs: [], show: showOf({ hasFolder: false, dataset: null, datasets: [] }) });
    await gallery.page.getByText('No folder is open.').waitFor();
    expect(await gallery.page.getByRole('button', { name: 'Set Up Dataset…' }).count()).toBe(0);
    await gallery.page.getByRole('button', { name: 'Open Folder…' }).click();
    expect(await gallery.event('openFolder')).toEqual({ type: 'openFolder' });
    await gallery.page.getByRole('button', { name: 'Open Sample Dataset' }).click();
    expect(await gallery.event('openSample')).toEqual({ type: 'openSample' });
  });

  it('lets one choose among datasets', async () => {
    const datasets = [
      { id: 'd', name: 'alice' },
      { id: 'e', name: 'bob' },
    ];
    await open({ pairs: pairs(3), show: showOf({ datasets }) });
    await gallery.page.getByLabel('Dataset').selectOption('bob');
    expect(await gallery.event('chooseDataset')).toEqual({ type: 'chooseDataset', dataset: 'e' });
  });
});
