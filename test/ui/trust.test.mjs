// A folder that is not trusted, in the real workbench: captions are checked, nothing is trained.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('a folder that is not trusted', () => {
  let opened;
  let page;
  let workbench;

  beforeAll(async () => {
    opened = await openWorkbench('trust', (folder) => copySample(folder), undefined, { asksForTrust: true });
    ({ page, workbench } = opened);
  });
  afterEach(({ task }) => opened.keepPicture(task));
  afterAll(() => opened?.close());

  const offered = async (typed) => {
    await workbench.press('F1');
    const box = page.locator('.quick-input-widget:visible');
    await box.locator('input.input').waitFor();
    await workbench.type(typed);
    await box.locator('.monaco-list-row.focused').waitFor();
    const rows = await box.locator('.monaco-list-row').allInnerTexts();
    await workbench.press('Escape');
    return rows.map((row) => row.split('\n')[0]);
  };

  it('has its captions checked, and nothing to train them', async () => {
    await workbench.open('back_02.txt');
    await workbench.isCaption();
    await workbench.statusBar('Restricted Mode');
    await page.locator('.squiggly-warning').first().waitFor();
    expect(await offered('LoRA: Train')).not.toContain('LoRA: Train…');
  });

  it('is trained when the user trusts it', async () => {
    await workbench.command('Workspaces: Manage Workspace Trust', 'Manage Workspace Trust');
    await page
      .getByRole('button', { name: /^Trust/ })
      .first()
      .click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await expect.poll(() => offered('LoRA: Train'), { timeout: 30_000 }).toContain('LoRA: Train…');
  });
});
