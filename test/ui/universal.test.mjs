// The package without native code, installed as a user does it: what there is of the Workbench without sharp.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UNIVERSAL } from '../../scripts/package/targets.mjs';
import { workFolder } from '../../scripts/repository.mjs';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

/** What `npm test` packed before; what lies there from another time may be old. */
const vsix = path.join(workFolder, `lora-workbench-${UNIVERSAL}.vsix`);

describe.runIf(process.env.LORA_WORKBENCH_WHOLE_SUITE)('the package without native code, installed', () => {
  let opened;
  let gallery;
  const violations = [];

  beforeAll(async () => {
    const listen = (page) =>
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text());
      });
    opened = await openWorkbench('universal', copySample, listen, { vsix });
    await opened.page.locator('.activitybar a[aria-label^="LoRA"]').click();
    gallery = opened.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  it('shows the pictures small, which the page made itself', async () => {
    await gallery.getByRole('grid', { name: '42 pictures with their captions' }).waitFor();
    const image = gallery
      .locator('.cell', { has: gallery.locator('.name', { hasText: 'above_01.jpg' }) })
      .locator('img[src^="blob:"]');
    await image.waitFor();
    expect(
      await image.evaluate(({ naturalWidth, naturalHeight }) => Math.max(naturalWidth, naturalHeight)),
    ).toBe(320);
    expect(violations).toEqual([]);
  });

  it('finds what is wrong in the captions', async () => {
    const { page, workbench } = opened;
    await workbench.press('Control+Shift+M');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'braded hair' }).first().waitFor();
  });

  it('has nothing native in it', () => {
    const [installed] = opened.installed();
    expect(existsSync(path.join(installed, 'dist/extension.js'))).toBe(true);
    expect(existsSync(path.join(installed, 'dist/node_modules'))).toBe(false);
  });
});
