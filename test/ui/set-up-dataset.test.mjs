// From a folder of pictures to captions, by keys alone.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root, workFolder } from '../../scripts/repository.mjs';
import { temporaryFolder } from '../../scripts/temporary-folder.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { installVscode } from '../../scripts/vscode/install.mjs';
import { linkExtension } from '../../scripts/vscode/link-extension.mjs';
import { startServer, workbenchUrl } from '../../scripts/vscode/server.mjs';
import { Workbench } from '../../scripts/vscode/workbench.mjs';

describe('a folder of pictures', () => {
  let server;
  let browser;
  let workbench;
  let folder;

  beforeAll(async () => {
    await installVscode();
    const temporary = temporaryFolder();
    const profile = path.join(temporary, 'profile');
    folder = path.join(temporary, 'alice');
    mkdirSync(folder);
    const sample = path.join(root, 'samples/character-ai/img/10_CharacterAI woman');
    const pictures = readdirSync(sample).filter((name) => !name.endsWith('.txt'));
    for (const name of pictures.slice(0, 3)) copyFileSync(path.join(sample, name), path.join(folder, name));
    linkExtension(profile);
    server = await startServer({ profile });
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    await page.goto(workbenchUrl(server, folder));
    workbench = await Workbench.ready(page);
  }, 120_000);

  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    mkdirSync(workFolder, { recursive: true });
    await workbench?.page.screenshot({ path: path.join(workFolder, 'ui.png') });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const box = () => workbench.page.locator('.quick-input-widget:visible');
  const atStep = (step) =>
    box()
      .locator('.quick-input-title', { hasText: `Set Up Dataset (${step}` })
      .waitFor();
  const command = async (title) => {
    await workbench.press('F1');
    await box().locator('input.input').waitFor();
    await workbench.type(title);
    await box().locator('.monaco-list-row.focused', { hasText: title }).waitFor();
    await workbench.press('Enter');
  };
  const toast = (text) =>
    workbench.page.locator('.notifications-toasts .notification-list-item', { hasText: text }).last();
  const captions = () => readdirSync(folder).filter((name) => name.endsWith('.txt'));

  it('is left as it is when the questions are given up', async () => {
    await command('LoRA: Set Up Dataset…');
    await atStep('1/5');
    await workbench.type('bob');
    await workbench.press('Enter');
    await atStep('2/5');
    await workbench.press('Escape');
    await box().waitFor({ state: 'hidden' });
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('is set up, and gets its captions, which are undone', async () => {
    await command('LoRA: Set Up Dataset…');
    await atStep('1/5');
    await workbench.type('alise');
    await workbench.press('Enter');
    await atStep('2/5');
    // Back, to mend what was typed.
    await box().getByRole('button', { name: 'Back' }).click();
    await atStep('1/5');
    await workbench.press('Control+A');
    await workbench.type('alice');
    await workbench.press('Enter');
    await atStep('2/5');
    await workbench.type('woman');
    await workbench.press('Enter');
    await atStep('3/5');
    await workbench.type('Likeness');
    await workbench.press('Enter');
    await atStep('4/5');
    await workbench.press('End');
    await workbench.type(', dark skin');
    await workbench.press('Enter');
    await atStep('5/5');
    await workbench.press('Enter');
    await workbench.page.locator('.tab.active[data-resource-name="lora-dataset.toml"]').waitFor();
    const config = readFileSync(path.join(folder, 'lora-dataset.toml'), 'utf8');
    expect(config.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      'version = 1',
      '',
      '[dataset]',
      'purpose = "likeness"',
      'trigger = "alice"',
      'class = "woman"',
      'base_caption = "alice, woman, dark skin"',
      '',
    ]);

    await toast('is a dataset now').getByRole('button', { name: 'Write Base Caption…' }).click();
    await box().locator('.quick-input-message', { hasText: '3 pictures have no caption' }).waitFor();
    await workbench.press('Enter');
    await toast('3 captions were written').waitFor();
    expect(captions().map((name) => readFileSync(path.join(folder, name), 'utf8'))).toEqual(
      Array(3).fill('alice, woman, dark skin'),
    );
    await toast('3 captions were written').getByRole('button', { name: 'Undo' }).click();
    await toast('3 files are as they were').waitFor();
    expect(captions()).toEqual([]);
    expect(existsSync(path.join(folder, 'lora-dataset.toml'))).toBe(true);
  });
});
