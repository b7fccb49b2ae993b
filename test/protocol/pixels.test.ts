import * as fs from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const CONCEPT = '10_alice woman';

describe('the pixels of a dataset', () => {
  let folder: Folder;
  let client: TestClient;

  const start = async () => {
    const pictures = Object.fromEntries(
      ['a.png', 'b.png'].map((name) => [`${CONCEPT}/${name}`, undefined] as const),
    );
    folder = folderOf({ ...pictures, [`${CONCEPT}/a.txt`]: '1girl', [`${CONCEPT}/b.txt`]: '1girl' });
    const options = { settings: { lint: { pixels: 'auto' } } };
    client = await TestClient.start(folder.path, { pulls: false, options });
  };
  const has = (name: string, code: string) =>
    client.pushed(folder.at(CONCEPT, name), (all) => all.some((one) => one.code === code));
  const change = (name: string, type: number) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(folder.at(CONCEPT, name)), type }],
    });

  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('are looked at after it was read, and what is found is told', async () => {
    await start();
    const [found] = (await has('b.png', 'duplicate-image')).filter(({ code }) => code === 'duplicate-image');
    expect(found?.message).toMatch(/^b\.png is the same file as a\.png/);
  });

  it('are looked at again when a picture changed', async () => {
    await start();
    await has('b.png', 'duplicate-image');
    fs.copyFileSync('test/fixtures/pictures/portrait.png', folder.at(CONCEPT, 'b.png'));
    await change('b.png', 2);
    const isMended = (all: readonly Diagnostic[]) => !all.some(({ code }) => code === 'duplicate-image');
    await client.pushed(folder.at(CONCEPT, 'b.png'), isMended);
    fs.copyFileSync(folder.at(CONCEPT, 'b.png'), folder.at(CONCEPT, 'c.png'));
    await change('c.png', 1);
    await has('c.png', 'duplicate-image');
  });
});
