// The caption sheet in the real workbench: opened from the palette, kept over a reload of the window, saved, refused.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

const PATIENCE = { timeout: 30_000 };

describe('a caption sheet', () => {
  let opened;
  let page;
  let workbench;
  let folder;

  beforeAll(async () => {
    opened = await openWorkbench('sheet', copySample);
    ({ page, workbench } = opened);
    folder = path.join(opened.folder, 'img/10_CharacterAI woman');
  }, 120_000);
  afterEach(({ task }) => opened.keepPicture(task));
  afterAll(() => opened?.close());

  const read = (name) => readFileSync(path.join(folder, name), 'utf8');
  const tab = (more = '') => page.locator(`.tab.active${more}[data-resource-name*=".lora-captions"]`);
  const keptIn = (where, pattern) => {
    const storage = path.join(opened.folder, '../profile/data', where);
    const all = existsSync(storage) ? readdirSync(storage, { recursive: true }) : [];
    return all.filter((name) => pattern.test(name)).length;
  };
  /** What the client keeps of sheets with unsaved changes. */
  const kept = () => keptIn('User/workspaceStorage', /sheets.[0-9a-f]+\.json$/);
  /** How many texts of sheets the workbench has kept for its next life. */
  const backups = () => keptIn('.', /backups.*lora-sheet.[0-9a-f-]+$/i);

  it('asks for a query, says what is wrong with one, and opens its captions', async () => {
    await workbench.command('LoRA: Edit All Captions', 'LoRA: Edit All Captions as One Text…');
    await page.locator('.quick-input-widget:visible input.input').waitFor();
    await workbench.type('tags:>');
    await workbench.verdict('A number is expected');
    await workbench.press('Control+A');
    await workbench.type('name:front_0');
    await workbench.press('Enter');
    await tab().waitFor();
    await page.locator('.view-line', { hasText: 'front_01:' }).first().waitFor();
    await page.locator('[id="status.editor.mode"]', { hasText: 'LoRA Caption Sheet' }).waitFor();
  });

  it('keeps what was typed over a reload, and writes nothing that was changed elsewhere meanwhile', async () => {
    const [before, other] = [read('front_01.txt'), read('front_02.txt')];
    await page.locator('.view-line', { hasText: 'front_01:' }).first().click();
    await workbench.press('End');
    await workbench.type(', sheet');
    await tab('.dirty').waitFor();
    await expect.poll(kept, PATIENCE).toBe(1);
    await expect.poll(backups, PATIENCE).toBe(1);
    await workbench.reload();
    await tab('.dirty').waitFor(PATIENCE);
    writeFileSync(path.join(folder, 'front_02.txt'), 'theirs');
    await page.locator('.view-line', { hasText: ', sheet' }).first().click();
    await workbench.press('Control+S');
    await tab(':not(.dirty)').waitFor(PATIENCE);
    await expect.poll(() => read('front_01.txt').trimEnd(), PATIENCE).toBe(`${before.trimEnd()}, sheet`);
    expect(read('front_02.txt')).toBe('theirs');
    await expect.poll(kept, PATIENCE).toBe(0);
    // It is read again with what they wrote.
    await page.locator('.view-line', { hasText: 'front_02: theirs' }).first().waitFor(PATIENCE);
    writeFileSync(path.join(folder, 'front_02.txt'), other);
  }, 120_000);

  it('is not saved with a line that nobody can understand, and says which', async () => {
    const before = read('front_03.txt');
    await page.locator('.view-line', { hasText: 'front_03:' }).first().click();
    await workbench.press('Home');
    await workbench.type('x');
    await workbench.squiggle('error');
    await workbench.press('Control+S');
    await page.locator('.notification-toast', { hasText: 'This sheet has no caption "xfront_03"' }).waitFor();
    expect(read('front_03.txt')).toBe(before);
    await tab('.dirty').waitFor();
  });
});
