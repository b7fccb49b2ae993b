// The page of the runs as it is built, in a browser, on what a real training left.
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { pictureAddress, RunsPageMount } from './runs-page.mjs';
import { themes } from './themes.mjs';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

describe('the page of the runs', () => {
  let browser;
  let mount;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(() => mount.close());

  const open = async (options) => {
    mount = await RunsPageMount.open(browser, options);
    return mount.page;
  };
  const ready = async (options) => {
    const page = await open(options);
    await page.locator('.checkpoints tbody tr').nth(7).waitFor();
    await page.locator('.uplot canvas').waitFor();
    return page;
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
      /^loss of each step ?0\.4711 \(0\.\d+\)$/,
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
    const listed = (id, title) => ({ id, title, state: 'running', when: null, where: 'alice' });
    const page = await ready({ runs: [listed('one', 'First'), listed('two', 'Second')] });
    await page.getByText('Compare with').click();
    await page.getByLabel('Second alice').check();
    await expect
      .poll(async () => (await page.locator('.line-toggle').allInnerTexts()).map((name) => name.trim()))
      .toEqual(
        ['First', 'Second'].flatMap((run) =>
          ['loss of each step', 'average', 'mean of each epoch'].map((name) => `${run}: ${name}`),
        ),
      );
  });

  it('takes ratings, notes and what is kept', async () => {
    const page = await ready();
    await page
      .getByRole('group', { name: 'Rating of Epoch 6' })
      .first()
      .getByRole('button', { name: '4 of 5' })
      .click();
    const note = page.locator('.checkpoints').getByLabel('Note on Epoch 6');
    await note.fill('best hands');
    await note.press('Enter');
    await page.getByLabel('Keep Epoch 6').check();
    await expect
      .poll(() => mount.rated.map(({ key, change }) => [key, change]))
      .toEqual([
        ['epoch-6', { stars: 4 }],
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
    const copied = mount.told.find(({ type }) => type === 'copy');
    expect(copied.text).toBe('<lora:epoch-6:0.8>');
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

  it('rates blind: mixed, without names, losses and files', async () => {
    const page = await ready();
    await page.getByRole('button', { name: 'Rate Blind' }).click();
    const heads = page.locator('.wall thead th');
    await expect
      .poll(() => heads.allInnerTexts())
      .toEqual([
        'Prompt',
        ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((letter) => `Picture ${letter}`),
      ]);
    expect(await page.locator('.checkpoints, .plot-frame').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/Epoch \d|Lowest|safetensors/);
    await page.getByRole('button', { name: 'Enlarge: Picture A,' }).first().click();
    expect(await page.getByRole('dialog').innerText()).not.toMatch(/Epoch|safetensors|Loss/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show Epochs' }).click();
    await expect.poll(() => heads.nth(1).innerText()).toBe('Before training');
  });

  it('hides what was rated and noted before while one rates blind', async () => {
    const page = await open();
    mount.change = (run) => ({
      ...run,
      epochs: run.epochs.map((epoch) => ({ ...epoch, stars: 4, note: 'mine' })),
      revision: 'rated',
    });
    const wall = page.locator('.wall');
    const set = wall.locator('.codicon-star-full');
    await expect.poll(() => set.count()).toBe(9 * 4);
    await page.getByRole('button', { name: 'Rate Blind' }).click();
    await expect.poll(() => set.count()).toBe(0);
    expect(await wall.locator('.note').count()).toBe(0);
    await wall.getByRole('button', { name: '4 of 5' }).first().click();
    await expect.poll(() => set.count()).toBe(4);
    await page.getByRole('button', { name: 'Show Epochs' }).click();
    await expect.poll(() => wall.locator('.note').count()).toBe(9);
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

  it.each(Object.keys(themes).flatMap((theme) => [400, 1200].map((width) => [theme, width])))(
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
