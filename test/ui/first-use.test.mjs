// What one meets first: the walkthrough, and the gallery of a window without a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { workbenchUrl } from '../../scripts/vscode/server.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('the first use', () => {
  let opened;
  let page;
  let workbench;

  beforeAll(async () => {
    opened = await openWorkbench('first-use', (folder) => {
      mkdirSync(folder);
      writeFileSync(path.join(folder, 'notes.md'), 'nothing of ours');
    });
    ({ page, workbench } = opened);
  }, 120_000);
  afterEach(({ task }) => opened?.keepPicture(task));
  afterAll(() => opened?.close());

  const gallery = async () => {
    await page.locator('.activitybar a[aria-label^="LoRA"]').click();
    return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  };

  it('is led through five steps, whose pages are there', async () => {
    await workbench.command('Welcome: Open Walkthrough', 'Welcome: Open Walkthrough');
    await workbench.type('From pictures');
    await workbench.choose('From pictures to a LoRA');
    const steps = page.locator('.getting-started-step');
    await steps.nth(4).waitFor();
    expect(await steps.count()).toBe(5);
    // Room for the pages beside the steps.
    await workbench.press('Control+B');
    await page.locator('.explorer-viewlet').waitFor({ state: 'hidden' });
    const shown = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const heading = (name) => shown.getByRole('heading', { name }).waitFor({ timeout: 40_000 });
    // VS Code renders a step's page in its own time, and a late one would be shown over that of the next step.
    await heading('What a dataset is');
    await steps.filter({ hasText: 'Look at all of it' }).click();
    await heading('Every picture with its words');
    const picture = shown.locator('img');
    await picture.waitFor();
    await expect.poll(() => picture.evaluate(({ naturalWidth }) => naturalWidth)).toBeGreaterThan(0);
    await workbench.press('Control+B');
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
  });

  it('of a folder without a dataset offers to set one up', async () => {
    const shown = await gallery();
    await shown.getByText('No dataset was found in the open folder.').waitFor();
    await shown.getByRole('button', { name: 'Set Up Dataset…' }).waitFor();
    await shown.getByRole('button', { name: 'Open Sample Dataset' }).waitFor();
  });

  it('without a folder offers to open one', async () => {
    const address = new URL(workbenchUrl(opened.server, opened.folder));
    address.searchParams.delete('folder');
    address.searchParams.set('ew', 'true');
    await page.goto(address.href);
    await page.locator('.monaco-workbench').waitFor();
    const shown = await gallery();
    await shown.getByText('No folder is open.').waitFor();
    await shown.getByRole('button', { name: 'Open Folder…' }).click();
    await page.locator('.quick-input-widget:visible', { hasText: 'Open Folder' }).waitFor();
  });
});
