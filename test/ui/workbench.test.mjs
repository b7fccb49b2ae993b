// What a user does with keys and mouse, and sees: the real workbench, the extension installed from this checkout.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copySample } from '../../scripts/sample.mjs';
import { openWorkbench } from './open-workbench.mjs';

describe('in the workbench', () => {
  let opened;
  let workbench;
  let sample;

  beforeAll(async () => {
    opened = await openWorkbench('character-ai', copySample);
    workbench = opened.workbench;
    sample = opened.folder;
  }, 120_000);

  afterEach(({ task }) => opened?.keepPicture(task));

  afterAll(() => opened?.close());

  const caption = (name) => readFileSync(path.join(sample, 'img/10_CharacterAI woman', name), 'utf8');

  it('offers tags while one types, and takes one with Enter', async () => {
    await workbench.open('front_07.txt');
    await workbench.isCaption();
    await workbench.press('Control+End');
    await workbench.type(', be');
    await workbench.suggestion('from behind');
    await workbench.press('Enter');
    await workbench.save('front_07.txt');
    expect(caption('front_07.txt')).toBe(
      '1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K, from behind',
    );
  });

  it('mends a mistake with the light bulb', async () => {
    await workbench.open('back_02.txt');
    await workbench.clickSquiggle();
    await workbench.quickFixes('Remove "earrings"');
    await workbench.press('Enter');
    await workbench.noSquiggle();
    await workbench.save('back_02.txt');
    expect(caption('back_02.txt')).toBe(
      '1girl, CharacterAI, dark skin, braided hair, 3D render, UHD, 4K, from behind',
    );
  });

  it('shows the mistakes of the whole dataset in the Problems panel', async () => {
    await workbench.press('Control+Shift+M');
    await workbench.problem('The trigger "CharacterAI" is not in this caption');
  });

  it('tells in the language status what it knows of the dataset', async () => {
    await workbench.open('front_01.txt');
    await workbench.page.locator('[id="status.languageStatus"]').hover();
    const status = workbench.page.locator('.hover-language-status', {
      hasText: 'LoRA: 42 pictures, 42 captions',
    });
    await status.waitFor();
    await expect.poll(() => status.innerText()).toMatch(/0 errors, [1-9] warnings, [01] infos/);
  });

  it('tells once that the language server died, with its log', async () => {
    process.kill(descendant(opened.server.pid, 'dist/server.js'), 'SIGKILL');
    const toast = workbench.page.locator('.notifications-toasts .notification-list-item', {
      hasText: 'started anew',
    });
    await toast.first().waitFor();
    await workbench.open('front_05.txt');
    await workbench.squiggle('warning');
    expect(await toast.count()).toBe(1);
    await toast.getByRole('button', { name: 'Show Log' }).click();
    await workbench.page
      .locator('.panel .view-line', { hasText: /stopped\sunexpectedly/ })
      .first()
      .waitFor();
  });
});

/** The process below another one that has a text in its command line. */
function descendant(ancestor, text) {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter(Boolean);
  const parents = new Map(processes.map(([, pid, parent]) => [Number(pid), Number(parent)]));
  const isBelow = (pid) => pid !== undefined && (pid === ancestor || isBelow(parents.get(pid)));
  const found = processes.find(([, pid, , args]) => args.includes(text) && isBelow(Number(pid)));
  return Number(found?.[1]);
}
