import { describe, expect, it } from 'vitest';
import { boxOf, isAt, lightboxOf, lightboxPages, openLightbox, pairsOf } from './lightbox-page.mjs';

describe('the lightbox', () => {
  let gallery;
  let page;
  const { inGrid, open, press, sheet } = lightboxPages((opened) => {
    gallery = opened;
    page = opened.page;
  });
  const percent = (text) =>
    page.locator('.percent', { hasText: new RegExp(`^\\s*${text} %\\s*$`) }).waitFor();

  describe('walked through by keys', () => {
    it('goes through all of a listing, and asks for pairs as it gets to them', async () => {
      await open({ pairs: pairsOf(1001) });
      await isAt(gallery, '1 of 1,001', 'front_00000');
      await press('ArrowLeft');
      await isAt(gallery, '1 of 1,001');
      await press('ArrowRight');
      await isAt(gallery, '2 of 1,001', 'front_00001');
      await press('PageDown');
      await isAt(gallery, '3 of 1,001', 'front_00002');
      await press('End');
      await isAt(gallery, '1,001 of 1,001', 'front_01000');
      await press('ArrowRight', 'PageUp');
      await isAt(gallery, '1,000 of 1,001', 'front_00999');
      await press('Home', 'ArrowRight', 'ArrowLeft');
      await isAt(gallery, '1 of 1,001', 'front_00000');
    });

    it('does to the picture that is shown what a key means, whatever was chosen in the grid', async () => {
      await inGrid();
      await press('ArrowRight', 'Control+ArrowRight');
      await openLightbox(gallery);
      await isAt(gallery, '3 of 3', 'front_00002');
      await press('x');
      expect((await gallery.event('files')).images).toEqual([gallery.pairs[2].image]);
      await press('ArrowLeft');
      await isAt(gallery, '2 of 3', 'front_00001');
      await press('x');
      expect((await gallery.event('files')).images).toEqual([gallery.pairs[1].image]);
    });

    it('does nothing to others where more were chosen than can be compared', async () => {
      await inGrid({ pairs: pairsOf(6) });
      await press('Control+a');
      await gallery.count('6 pairs, 6 chosen').waitFor();
      await openLightbox(gallery);
      await press('x');
      expect((await gallery.event('files')).images).toEqual([gallery.pairs[0].image]);
    });

    it('gives the focus back to the cell of the picture that was shown last', async () => {
      await open({ pairs: pairsOf(1001) });
      await press('End');
      await isAt(gallery, '1,001 of 1,001', 'front_01000');
      await press('Escape');
      await page.locator('.cell:focus .name', { hasText: 'front_01000' }).waitFor();
      expect(await lightboxOf(gallery).count()).toBe(0);
      expect(await page.locator('[inert]').count()).toBe(0);
      await press('Space');
      await isAt(gallery, '1,001 of 1,001');
      await press('Space');
      await page.locator('.cell:focus').waitFor();
    });

    it('keeps the focus within', async () => {
      await open();
      const isInside = () => page.evaluate(() => document.activeElement?.closest('.lightbox') !== null);
      const count = await lightboxOf(gallery).locator('button').count();
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let step = 0; step < count + 4; step++) {
          await press(key);
          expect(await isInside()).toBe(true);
        }
      }
      expect(await page.locator('#scroller').evaluate((element) => element.closest('[inert]') !== null)).toBe(
        true,
      );
    });

    it('does to the picture what the same keys do in the grid', async () => {
      await open();
      await press('ArrowRight', 'r');
      expect(await gallery.event('review')).toMatchObject({ images: ['file:///alice/front_00001.png'] });
      await press('Delete');
      expect(await gallery.event('files')).toMatchObject({
        command: 'delete',
        images: ['file:///alice/front_00001.png'],
      });
    });

    it('shows the next picture where one went, and nothing where none is left', async () => {
      await open({ pairs: pairsOf(2) });
      gallery.pairs.shift();
      gallery.revision = 2;
      gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: null });
      await isAt(gallery, '1 of 1', 'front_00001');
      gallery.pairs.shift();
      gallery.revision = 3;
      gallery.channel.send({ type: 'changed', dataset: 'd', revision: 3, images: null });
      await expect.poll(() => lightboxOf(gallery).count()).toBe(0);
    });
  });

  it('is opened by a double click and closed by its button', async () => {
    await inGrid();
    await gallery.cell('front_00001').dblclick();
    await isAt(gallery, '2 of 3', 'front_00001');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('.cell:focus .name', { hasText: 'front_00001' }).waitFor();
  });

  it('tells size, bucket and what is found of the picture in words; its caption tells the rest', async () => {
    const findings = [
      { of: 'picture', severity: 'hint', code: 'a-rule', message: 'Spelled otherwise.' },
      { of: 'caption', severity: 'error', code: 'a-rule', message: 'The caption is empty.' },
      { of: 'picture', severity: 'info', code: 'a-rule', message: 'A mask by its name.' },
      { of: 'picture', severity: 'warning', code: 'a-rule', message: 'The picture is small.' },
    ];
    const bucket = { size: [704, 832], cut: [0, 13 / 845] };
    await open({ pairs: pairsOf(1, { size: [640, 768], bucket, findings, caption: 'alice, smile' }) });
    const about = page.getByRole('group', { name: 'About this picture' });
    const text = about.getByRole('textbox').first();
    await expect.poll(() => text.inputValue()).toBe('alice, smile');
    expect(await about.locator('.known li').allInnerTexts()).toEqual([
      '640×768 pixels',
      'Bucket 704×832, 1.5 % of the height cut away',
    ]);
    expect(await about.locator('.findings li').allInnerTexts()).toEqual([
      'The picture is small.',
      'A mask by its name.',
    ]);
  });

  it('has the caption at hand: Enter writes in it, Escape leads back to the picture', async () => {
    await open({ pairs: pairsOf(3, { caption: 'alice' }) });
    const text = lightboxOf(gallery).getByRole('textbox').first();
    await expect.poll(() => text.inputValue()).toBe('alice');
    await press('Enter');
    await page.locator('.lightbox textarea:focus:not([readonly])').waitFor();
    await press('End');
    await page.keyboard.type(', f, h');
    const unsaved = lightboxOf(gallery).getByRole('img', { name: 'Not saved yet' });
    await unsaved.waitFor();
    await press('Control+Enter');
    await expect.poll(() => gallery.edits.length).toBe(1);
    expect(gallery.edits[0]).toMatchObject({
      images: ['file:///alice/front_00000.png'],
      operation: { kind: 'set', text: 'alice, f, h' },
    });
    expect(await page.locator('.flipped, .half').count()).toBe(0);
    gallery.pairs = pairsOf(3, { caption: 'alice, f, h' });
    gallery.revision = 2;
    gallery.channel.send({ type: 'changed', dataset: 'd', revision: 2, images: null });
    await unsaved.waitFor({ state: 'detached' });
    await press('Escape');
    await page.locator('.lightbox:focus').waitFor();
    await press('Escape');
    await page.locator('.cell:focus').waitFor();
  });

  it('copies the tags of the picture', async () => {
    await open({ pairs: pairsOf(3, { caption: 'alice, smile' }) });
    await press('Control+C');
    await lightboxOf(gallery).getByRole('status').getByText('2 tags').waitFor();
  });

  it('is opened with all of the picture, as it is', async () => {
    await open({ pairs: pairsOf(3, { size: [3000, 2000] }) });
    const all = await boxOf(sheet());
    await press('0', 'f', 'h');
    await percent('100');
    await press('Escape');
    await page.locator('.cell:focus').waitFor();
    await openLightbox(gallery);
    await expect.poll(() => boxOf(sheet())).toEqual(all);
    expect(await page.locator('.flipped, .half').count()).toBe(0);
  });

  describe('zoomed', () => {
    it('shows all of the picture first, then its own size', async () => {
      await open({ pairs: pairsOf(3, { size: [3000, 2000] }) });
      const frame = await boxOf(page.locator('.frame'));
      const all = await boxOf(sheet());
      expect(all.width).toBeCloseTo(Math.min(frame.width, (frame.height * 3) / 2), 1);
      expect(all.width / all.height).toBeCloseTo(1.5, 3);
      await press('0');
      await percent('100');
      expect(await boxOf(sheet())).toMatchObject({ width: 3000, height: 2000 });
      await press('+');
      await percent('125');
      await press('-', '-');
      await percent('80');
      await press('0');
      await expect.poll(async () => (await boxOf(sheet())).width).toBeCloseTo(all.width, 1);
    });

    it.each([[[]], [['Control']]])(
      'by the wheel, with %s: what lies under the pointer stays there',
      async (held) => {
        await open({ pairs: pairsOf(3, { size: [3000, 2000] }) });
        const before = await boxOf(sheet());
        const [x, y] = [before.left + before.width * 0.3, before.top + before.height * 0.6];
        await page.mouse.move(x, y);
        for (const key of held) await page.keyboard.down(key);
        await page.mouse.wheel(0, -400);
        for (const key of held) await page.keyboard.up(key);
        await expect.poll(async () => (await boxOf(sheet())).width).toBeGreaterThan(before.width * 2);
        const after = await boxOf(sheet());
        expect((x - after.left) / after.width).toBeCloseTo(0.3, 2);
        expect((y - after.top) / after.height).toBeCloseTo(0.6, 2);
        await page.mouse.wheel(0, 4000);
        await expect.poll(async () => (await boxOf(sheet())).width).toBeCloseTo(before.width, 1);
      },
    );

    it('is moved by arrows and the mouse, no farther than its edges; other keys lead on', async () => {
      await open({ pairs: pairsOf(3, { size: [3000, 2000] }) });
      await press('0');
      await percent('100');
      const [frame, before] = [await boxOf(page.locator('.frame')), await boxOf(sheet())];
      await press('ArrowRight');
      await expect
        .poll(async () => (await boxOf(sheet())).left)
        .toBeCloseTo(before.left - 0.12 * frame.width, 0);
      await isAt(gallery, '1 of 3');
      await page.mouse.move(400, 300);
      await page.mouse.down();
      await page.mouse.move(430, 340, { steps: 3 });
      await page.mouse.up();
      await expect.poll(async () => (await boxOf(sheet())).top).toBeCloseTo(before.top + 40, 0);
      for (let step = 0; step < 30; step++) await press('ArrowLeft', 'ArrowUp');
      await expect.poll(() => boxOf(sheet())).toMatchObject({ left: frame.left, top: frame.top });
      await press('PageDown');
      await isAt(gallery, '2 of 3');
      await percent('100');
    });
  });
});
