// The page of the runs as it is built, in a browser, on what a real training left.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePages, openBrowser } from '../support/browser.mjs';
import { pictureAddress, RunsPageMount } from './runs-page.mjs';
import { looks } from './themes.mjs';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

describe('the page of the runs', () => {
  let browser;
  let mount;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(closePages);
  afterEach(() => mount.close());

  const open = async (options) => {
    mount = await RunsPageMount.open(browser, options);
    return mount.page;
  };
  const ready = async (options) => {
    await open(options);
    return mount.filled();
  };

  it('shows loss, samples and checkpoints of the newest run', async () => {
    const page = await ready();
    expect(await page.locator('.wall thead th').allInnerTexts()).toEqual([
      'Prompt',
      'Before training',
      ...[1, 2, 3, 4, 5, 6, 7].map((epoch) => `Epoch ${epoch}`),
      expect.stringMatching(/^Epoch 8\s+Lowest loss\s*Last$/),
    ]);
    expect(await page.locator('.wall img').count()).toBe(27);
    const sixth = page.locator('.checkpoints tbody tr').nth(5);
    expect((await sixth.innerText()).replace(/\s+/g, ' ')).toMatch(
      /^Epoch 6 CharacterAI-1-A-000006\.safetensors [\d.]+ KiB 0\.3706/,
    );
    expect(await page.locator('.checkpoints thead').innerText()).toContain('Loss (mean of the epoch)');
    await expect.poll(() => page.locator('.readout li').allInnerTexts()).toHaveLength(3);
    expect((await page.locator('.readout li').first().innerText()).replace(/\s+/g, ' ')).toMatch(
      /^loss of each step ?0\.4711 \(smoothed 0\.\d+\)$/,
    );
    expect(await page.locator('.try-first').innerText()).toContain('not how the LoRA paints');
  });

  it('tells the numbers under the pointer and by arrow keys; a part is looked at by dragging', async () => {
    const page = await ready();
    const over = page.locator('.u-over');
    const { x, y, width, height } = await over.boundingBox();
    await page.mouse.move(x + width * 0.75, y + height / 2);
    const status = page.locator('.readout [role="status"]');
    await expect.poll(() => status.innerText()).toMatch(/^Step 25\d\d, epoch [67]$/);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.9, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const all = page.getByRole('button', { name: 'Show All' });
    await expect.poll(() => all.isEnabled()).toBe(true);
    await page.locator('.plot-frame').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => all.isDisabled()).toBe(true);
    await page.mouse.move(0, 0);
    await expect.poll(() => status.innerText()).toBe('Last values');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => status.innerText()).toMatch(/^Step 33\d\d, epoch 8$/);
    // Whoever has no mouse looks at a part by keys.
    await page.keyboard.press('+');
    await expect.poll(() => all.isEnabled()).toBe(true);
    await page.keyboard.press('-');
    await expect.poll(() => all.isDisabled()).toBe(true);
  });

  it('draws learning rates, without smoothing, on a logarithmic axis', async () => {
    const page = await ready();
    await page.getByLabel('Quantities').selectOption({ label: 'Learning rates' });
    const names = () => page.locator('.line-toggle').allInnerTexts();
    await expect.poll(names).toEqual(['lr/textencoder', 'lr/unet', 'lr/group1']);
    await page.getByLabel('Logarithmic').check();
    await page.getByRole('button', { name: 'lr/group1' }).click();
    await expect
      .poll(() => page.getByRole('button', { name: 'lr/group1' }).getAttribute('aria-pressed'))
      .toBe('false');
  });

  it('compares with other runs', async () => {
    const listed = (id, day) => ({
      id,
      title: 'CharacterAI-1-A',
      state: 'running',
      when: `2026-11-0${day}T12:00:00Z`,
      where: 'alice',
    });
    const page = await ready({ runs: [listed('one', 1), listed('two', 2)] });
    await page.getByText('Compare with').click();
    // Most runs of a dataset have the same name: the time tells them apart.
    await page.getByRole('checkbox', { name: /A · Nov 2, 2026, .* · is being trained · alice/ }).check();
    await expect
      .poll(async () => (await page.locator('.line-toggle').allInnerTexts()).map((name) => name.trim()))
      .toEqual(
        // The run that is shown tells itself when it was written.
        [22, 2].flatMap((day) =>
          ['loss of each step', 'average', 'mean of each epoch'].map((name) =>
            expect.stringMatching(new RegExp(`^CharacterAI-1-A · Nov ${day}, 2026, .*: ${name}$`)),
          ),
        ),
      );
  });

  it('enlarges a sample from the row of its checkpoint', async () => {
    const page = await ready();
    await page
      .locator('.checkpoints tbody tr')
      .nth(2)
      .getByRole('button', { name: 'Epoch 3, prompt 1' })
      .click();
    await expect.poll(() => page.getByRole('dialog').getAttribute('aria-label')).toBe('Epoch 3, prompt 1');
    await page.keyboard.press('Escape');
  });

  it('shows what was chosen before the window was loaded anew, also where that is listed later', async () => {
    const page = await ready();
    mount.runs = [];
    await mount.begin();
    await expect.poll(() => page.locator('.notice').innerText()).toBe('');
    expect(await page.locator('.checkpoints tbody tr').count()).toBe(8);
    expect(
      await page
        .locator('select')
        .first()
        .evaluate(({ value }) => value),
    ).toBe('');
  });

  it('takes ratings, notes and what is kept', async () => {
    const page = await ready();
    await page
      .getByRole('group', { name: 'Rating of Epoch 6' })
      .first()
      .getByRole('button', { name: '4 of 5' })
      .click();
    // The five stars are one stop of the Tab key.
    const stars = page.getByRole('group', { name: 'Rating of Epoch 5' }).first().getByRole('button');
    await stars.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => mount.rated.length).toBe(2);
    await stars.first().focus();
    await page.keyboard.press('Tab');
    expect(
      await page.getByRole('group', { name: 'Rating of Epoch 6' }).first().locator(':focus').count(),
    ).toBe(1);
    const note = page.locator('.checkpoints').getByLabel('Note on Epoch 6');
    await note.fill('best hands');
    await note.press('Enter');
    await page.getByLabel('Keep Epoch 6').check();
    await expect
      .poll(() => mount.rated.map(({ key, change }) => [key, change]))
      .toEqual([
        ['epoch-6', { stars: 4 }],
        ['epoch-5', { stars: 2 }],
        ['epoch-6', { note: 'best hands' }],
        ['epoch-6', { keep: true }],
      ]);
  });

  it('copies a prompt, shows a file, and throws away what is not kept', async () => {
    const page = await open();
    mount.change = (run) => ({
      ...run,
      epochs: run.epochs.map((epoch) => ({ ...epoch, keep: epoch.at === 6 })),
      revision: 'kept',
    });
    const row = page.locator('.checkpoints tbody tr').nth(5);
    await row.getByRole('button', { name: 'Copy Prompt' }).click();
    await row.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => row.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Delete All That Are Not Kept…' }).click();
    await expect.poll(() => mount.told.map(({ type }) => type)).toHaveLength(3);
    const copied = mount.told.find(({ type }) => type === 'copyPrompt');
    expect([copied.key, copied.prompts.map(({ number }) => number)]).toEqual(['epoch-6', [0, 1, 2]]);
    expect(copied.prompts[0].text).toContain('CharacterAI');
    expect(mount.told.find(({ type }) => type === 'reveal').file).toContain('-000006.safetensors');
    const { files } = mount.told.find(({ type }) => type === 'delete');
    expect([files.length, files.some((file) => file.includes('-000006'))]).toEqual([7, false]);
  });

  it('has the epochs of any folder with checkpoints compared', async () => {
    const page = await ready();
    await page.getByRole('button', { name: 'Compare Epochs…' }).click();
    await expect.poll(() => mount.told.map(({ type }) => type)).toEqual(['compareEpochs']);
  });

  it('enlarges a sample, by keys to others, and compares two with a slider', async () => {
    const page = await open();
    mount.change = (run) => ({
      ...run,
      prompts: run.prompts.map((prompt) => ({
        ...prompt,
        trained: { src: pictureAddress('media/icon.png'), name: 'front_01.png' },
      })),
      revision: 'trained',
    });
    const picture = page.getByRole('button', { name: 'Enlarge: Epoch 6,' }).first();
    await picture.click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getAttribute('aria-label')).toBe('Epoch 6, prompt 1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => dialog.getAttribute('aria-label')).toBe('Epoch 7, prompt 2');
    await dialog.getByRole('button', { name: 'Copy Prompt' }).click();
    await expect.poll(() => mount.told.at(-1)?.type).toBe('copyPrompt');
    expect([mount.told.at(-1).key, mount.told.at(-1).prompts.map(({ number }) => number)]).toEqual([
      'epoch-7',
      [1],
    ]);
    await dialog.getByText('Metadata of the Left Picture').click();
    await expect.poll(() => dialog.locator('.metadata').innerText()).toBe('parameters <b>epoch-7</b>');
    await dialog.getByLabel('Left').selectOption({ label: 'Epoch 3' });
    await expect.poll(() => dialog.locator('.metadata').innerText()).toBe('parameters <b>epoch-3</b>');
    await dialog.getByLabel('Right').selectOption({ label: 'Training picture' });
    await dialog.getByLabel('How much of the left picture is seen').fill('25');
    await expect
      .poll(() => page.locator('.other').evaluate((image) => image.style.clipPath))
      .toBe('inset(0px 0px 0px 25%)');
    await page.locator('.stage').focus();
    await page.keyboard.press('+');
    await expect.poll(() => page.locator('.pictures').evaluate(({ style }) => style.width)).toBe('150%');
    // The middle stays where it was.
    const aside = () =>
      page.locator('.stage').evaluate((stage) => {
        const [outer, inner] = [stage, stage.firstElementChild].map((one) => one.getBoundingClientRect());
        return [
          outer.left + outer.width / 2 - (inner.left + inner.width / 2),
          outer.top + outer.height / 2 - (inner.top + inner.height / 2),
        ].map((distance) => Math.abs(Math.round(distance)) < 12);
      });
    expect(await aside()).toEqual([true, true]);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => picture.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('says why no lowest loss is marked where models learn by flow matching', async () => {
    const page = await ready({ metadata: { ss_base_model_version: 'flux1' } });
    expect(await page.locator('main').innerText()).toContain('No lowest loss is marked');
    expect(await page.locator('.mark.lowest').count()).toBe(0);
  });

  it('says what is missing: no run, a run that is gone', async () => {
    const page = await open({ runs: [] });
    const status = page.locator('.notice');
    await expect.poll(() => status.innerText()).toContain('There is no run yet');
    mount.runs = [{ id: mount.id, title: 'A', state: null, when: null, where: 'runs' }];
    mount.isGone = true;
    await mount.begin();
    await expect.poll(() => status.innerText()).toBe('This run is not there any more.');
  });

  it.each(looks(400, 1200))(
    '%s, %i pixels wide: axe finds nothing, nothing is cut off',
    async (theme, width) => {
      const page = await ready({ theme, width });
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run('main'));
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.body.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    },
  );
});
