// From a folder of pictures to captions, by keys alone.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/repository.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('a folder of pictures', () => {
  let opened;
  let workbench;
  let folder;

  beforeAll(async () => {
    opened = await openWorkbench('alice', (made) => {
      mkdirSync(made);
      const sample = path.join(root, 'samples/character-ai/img/10_CharacterAI woman');
      const pictures = readdirSync(sample).filter((name) => !name.endsWith('.txt'));
      for (const name of pictures.slice(0, 3)) copyFileSync(path.join(sample, name), path.join(made, name));
    });
    workbench = opened.workbench;
    folder = opened.folder;
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

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
