// The picture of docs/compare-epochs.md: a comparison that is there, of what a real training left.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ARTICLE_NAME, layOutArticle } from '../test/support/article-output.mjs';

const EPOCHS = [0, 4, 6, 8];

/** Puts a comparison into the folder: the training's own samples stand for what a program paints. */
function layOutComparison(folder) {
  const samples = readdirSync(path.join(folder, 'sample'));
  const grid = path.join(folder, 'comparisons', '20261122-213000');
  mkdirSync(grid, { recursive: true });
  const text = readFileSync(path.join(folder, 'prompts.txt'), 'utf8');
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const prompts = lines.slice(0, 3).map((line, index) => {
    const [prompt, ...settings] = line.split(' --');
    const negative = settings.find((one) => one.startsWith('n '))?.slice(2);
    return { prompt, negative, steps: 20, scale: 7.5, seed: index + 1, width: 512, height: 512 };
  });
  const checkpoints = EPOCHS.filter((epoch) => epoch > 0).map((epoch) =>
    epoch === 8 ? ARTICLE_NAME : `${ARTICLE_NAME}-${String(epoch).padStart(6, '0')}`,
  );
  for (const [prompt] of prompts.entries()) {
    for (const [column, epoch] of EPOCHS.entries()) {
      const start = `${ARTICLE_NAME}_e${String(epoch).padStart(6, '0')}_0${prompt}_`;
      const sample = samples.find((name) => name.startsWith(start));
      const file = column === 0 ? `0${prompt + 1}-without.png` : `0${prompt + 1}-0${column}-0.8.png`;
      cpSync(path.join(folder, 'sample', sample), path.join(grid, file));
    }
  }
  const plan = { prompts, checkpoints, weights: [0.8], hasBaseline: true };
  const made = {
    created: '2026-11-22T21:30:00Z',
    program: 'AUTOMATIC1111',
    model: 'v1-5-pruned-emaonly.safetensors',
  };
  writeFileSync(path.join(grid, 'grid.json'), JSON.stringify({ version: 1, ...made, plan, failed: {} }));
}

export const comparedPicture = {
  async 'compare-epochs'(workbench, { sample }) {
    const folder = path.join(path.dirname(sample), 'kohya-output');
    layOutArticle(folder);
    layOutComparison(folder);
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    await workbench.command('View: Close Primary', 'View: Close Primary Side Bar');
    await workbench.command('LoRA: Compare Epochs', 'LoRA: Compare Epochs…');
    await workbench.type('Another Folder');
    await workbench.choose('Another Folder with Checkpoints…');
    const dialog = workbench.page.locator('.quick-input-widget:visible');
    // Until it has listed the folder that it begins with, it writes that one over what is typed.
    await dialog.locator('.monaco-list-row', { hasText: '..' }).first().waitFor();
    await dialog.locator('input[type="text"]').fill(`${folder}/`);
    await dialog.locator('.monaco-list-row', { hasText: 'sample' }).waitFor();
    await dialog.getByText('Compare', { exact: true }).click();
    await workbench.choice('New Comparison');
    await workbench.press('ArrowDown');
    await workbench.choose('12 of 12 pictures');
    const page = workbench.page
      .frameLocator('iframe.webview.ready >> visible=true')
      .frameLocator('iframe#active-frame');
    await page.getByLabel('Size of the pictures').fill('128');
    await page
      .locator('img.tile')
      .nth(7)
      .evaluate((image) => image.decode());
    await workbench.noNotification();
  },
};
