import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedOutcome } from '../../protocol/gallery/edits.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const CAPTIONS = 300;
const KILLS = 4;

describe('a server that is killed in a bulk edit', () => {
  let folder: Folder;
  const names = Array.from({ length: CAPTIONS }, (_, index) => `1_a/${index}`);
  const before = names.map((name) => `alice, ${name}`);
  const texts = () => names.map((name) => fs.readFileSync(folder.at(`${name}.txt`), 'utf8'));

  beforeEach(() => {
    const pictures = names.map((name) => [`${name}.png`, ''] as const);
    const captions = names.map((name, index) => [`${name}.txt`, before[index] ?? ''] as const);
    folder = folderOf(Object.fromEntries([...pictures, ...captions]));
  });
  afterEach(() => folder.dispose());

  it('leaves whole captions, and its next life takes the edit back', async () => {
    const images = names.map((name) => uriOf(folder.at(`${name}.png`)));
    const params = { dataset: uriOf(folder.path), images, base: null, dirty: [] };
    const operation = { kind: 'add', tags: ['smile'], place: { at: 'end' } };
    let changedAtAll = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const client = await TestClient.start(folder.path, { pulls: true });
      await client.request('lora/gallery/describeCaptions', { dataset: params.dataset, images: [] });
      // Whether it still answers depends on the moment.
      client.request('lora/gallery/editNow', { ...params, operation }).catch(() => undefined);
      await changes(folder.at('1_a'), 1 + kill * 40);
      client.process.kill('SIGKILL');
      await client.exited;
      client.connection.dispose();
      const now = texts();
      for (const [index, text] of now.entries())
        expect([before[index], `${before[index]}, smile`]).toContain(text);
      changedAtAll += now.filter((text, index) => text !== before[index]).length;

      const next = await TestClient.start(folder.path, { pulls: true });
      const undo = { dataset: params.dataset, edit: null, dirty: [] };
      expect(await next.request<ServedOutcome>('lora/gallery/undoEdit', undo)).toMatchObject({ refused: [] });
      expect(texts()).toEqual(before);
      expect(await next.stop()).toBe(0);
    }
    expect(changedAtAll).toBeGreaterThan(0);
  }, 120_000);
});

it('a file that a server left in the midst of writing is gone after the next start, and no other one', async () => {
  const [old, young] = ['1_a/.lora-0123456789abcdef.tmp', '1_a/.lora-fedcba9876543210.tmp'];
  const other = '1_a/.lora-notes.tmp';
  const folder = folderOf({
    '1_a/a.png': undefined,
    '1_a/a.txt': 'alice',
    [old]: 'al',
    [young]: 'al',
    [other]: '',
  });
  for (const name of [old, other]) fs.utimesSync(folder.at(name), 1, 1);
  const client = await TestClient.start(folder.path, { pulls: true });
  await expect.poll(() => fs.existsSync(folder.at(old))).toBe(false);
  expect(fs.readdirSync(folder.at('1_a')).sort()).toEqual(
    [young, other, '1_a/a.png', '1_a/a.txt'].map((name) => name.slice(4)).sort(),
  );
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

/** Resolves after so many events in a folder. */
function changes(folder: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    let seen = 0;
    const watcher = fs.watch(folder, () => {
      if (++seen < count) return;
      watcher.close();
      resolve();
    });
  });
}
