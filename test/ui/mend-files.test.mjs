// Files that are in the trainer's way, mended by what the user picks, and taken back.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench } from './open-workbench.mjs';

const picture = path.resolve('test/fixtures/pictures/square.png');

describe('files are mended in the workbench', () => {
  let opened;
  let workbench;
  let folder;

  beforeAll(async () => {
    opened = await openWorkbench('messy', (made) => {
      folder = made;
      const files = ['5_alice/a', '5_alice/b', 'bob/c'];
      for (const file of files) {
        mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
        copyFileSync(picture, path.join(made, `${file}.png`));
        writeFileSync(path.join(made, `${file}.txt`), `alice, ${path.basename(file)}x`);
      }
      writeFileSync(path.join(made, '5_alice/gone.txt'), 'alice');
      writeFileSync(path.join(made, 'lora-dataset.toml'), '');
    });
    workbench = opened.workbench;
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  const is = (name) => existsSync(path.join(folder, name));

  it('by what is picked of a list', async () => {
    await workbench.open('lora-dataset.toml');
    await workbench.squiggle('warning');
    await workbench.command('Mend Files', 'LoRA: Mend Files…');
    const box = workbench.page.locator('.quick-input-widget:visible');
    await box.locator('.quick-input-list-entry', { hasText: 'Rename bob to 5_bob' }).waitFor();
    await box.locator('.quick-input-list-entry', { hasText: 'Move it to _unused' }).waitFor();
    await workbench.press('Enter');
    await expect
      .poll(() => is('5_bob/c.png') && is('5_alice/_unused/gone.txt'), { timeout: 10_000 })
      .toBe(true);
    await expect.poll(() => is('bob')).toBe(false);
    await workbench.noSquiggle();
  });

  it('and taken back by the button of the message', async () => {
    const message = workbench.page.locator('.notification-toast', { hasText: 'changes of files were made' });
    await message.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => is('bob/c.png') && is('5_alice/gone.txt'), { timeout: 10_000 }).toBe(true);
    await expect.poll(() => is('5_bob')).toBe(false);
  });
});
