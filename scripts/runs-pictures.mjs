// The pictures of docs/runs.md: what is done for each, one after the other, on what a real training left.
import path from 'node:path';
import { layOutArticle } from '../test/support/article-output.mjs';
import { layOutResumed } from '../test/support/resumed-runs.mjs';

const onPage = (workbench) =>
  workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

/** Shows a folder on the page. @param has a folder in it */
async function openFolder(workbench, folder, has) {
  const runs = onPage(workbench);
  await runs.getByRole('button', { name: 'Open Folder…' }).click();
  const dialog = workbench.page.locator('.quick-input-widget:visible');
  // Until it has listed the folder that it begins with, it writes that one over what is typed.
  await dialog.locator('.monaco-list-row', { hasText: '..' }).first().waitFor();
  await dialog.locator('input[type="text"]').fill(`${folder}/`);
  await dialog.locator('.monaco-list-row', { hasText: has }).waitFor();
  await dialog.getByText('Open', { exact: true }).click();
  await runs.locator('.uplot canvas').waitFor();
}

/** Losses that go on where the first run's average is at the end of epoch 4. */
const lossAt = (step) => 0.41 - step / 18_000 + 0.008 * Math.sin(step / 9);

export const runsPictures = {
  async runs(workbench, { sample }) {
    const folder = path.join(path.dirname(sample), 'kohya-output');
    layOutArticle(folder);
    await workbench.command('View: Close All Editors', 'View: Close All Editors');
    await workbench.command('View: Close Primary', 'View: Close Primary Side Bar');
    await workbench.command('LoRA: Open Runs', 'LoRA: Open Runs');
    const runs = onPage(workbench);
    await openFolder(workbench, folder, 'sample');
    await runs.getByLabel('Smoothing').fill('0.9');
    const over = await runs.locator('.u-over').boundingBox();
    await workbench.page.mouse.move(over.x + over.width * 0.7, over.y + over.height / 2);
    await runs.getByText(/^Step 23\d\d, epoch 6$/).waitFor();
    await workbench.noNotification();
  },
  async samples(workbench) {
    const runs = onPage(workbench);
    await runs
      .getByRole('group', { name: 'Rating of Epoch 6' })
      .first()
      .getByRole('button', { name: '4 of 5' })
      .click();
    await runs.locator('.wall').scrollIntoViewIfNeeded();
    await runs.locator('#samples').evaluate((heading) => heading.scrollIntoView());
    // Those that are not in sight are never loaded.
    await runs.locator('.wall').evaluate(
      (wall) =>
        new Promise((resolve) => {
          const look = () => {
            const seen = [...wall.querySelectorAll('img')].filter(({ naturalWidth }) => naturalWidth > 0);
            if (seen.length >= 12) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
  },
  async sample(workbench) {
    const runs = onPage(workbench);
    await runs.getByRole('button', { name: 'Enlarge: Epoch 6,' }).first().click();
    await runs.getByRole('dialog').getByLabel('Right').selectOption({ label: 'Epoch 1' });
    await runs.locator('.other').evaluate((image) => image.decode());
  },
  async checkpoints(workbench) {
    await workbench.press('Escape');
    const runs = onPage(workbench);
    await runs.locator('.checkpoints').getByLabel('Note on Epoch 6').fill('best hands');
    await runs.getByLabel('Keep Epoch 6').check();
    await runs.locator('#checkpoints').evaluate((heading) => heading.scrollIntoView());
  },
  async resumed(workbench, { sample }) {
    const { second } = layOutResumed(path.join(path.dirname(sample), 'resumed'), lossAt);
    await openFolder(workbench, second, 'output');
    const runs = onPage(workbench);
    await runs.getByText('It goes on from').waitFor();
    await runs.locator('h1').evaluate((heading) => heading.scrollIntoView());
    await workbench.noNotification();
  },
};
