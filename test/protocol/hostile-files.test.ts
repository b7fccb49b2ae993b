import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ThumbnailResult } from '../../protocol/pairs.ts';
import { codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;
const at = (name: string) => folder.at('10_alice', name);

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

async function start(spoil: () => void = () => undefined) {
  folder = folderOf({
    '10_alice/a.png': undefined,
    '10_alice/a.txt': 'alice, hat',
    '10_alice/z.png': undefined,
    '10_alice/z.txt': 'alice, alice',
  });
  spoil();
  client = await TestClient.start(folder.path, { pulls: false });
  await client.pushed(at('z.txt'), (found) => codes(found).includes('duplicate-tag'));
}

const changed = (file: string, type: number) =>
  client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(file), type }],
  });

describe.skipIf(process.platform === 'win32')('the server lives on', () => {
  it('with pipes and files of gigabytes in a dataset', async () => {
    await start(() => {
      for (const name of ['a.txt', 'a.png']) fs.rmSync(at(name));
      execFileSync('mkfifo', [at('a.png'), at('b.txt')]);
      fs.copyFileSync(at('z.png'), at('b.png'));
      fs.writeFileSync(at('a.txt'), '');
      fs.truncateSync(at('a.txt'), 2 * 1024 ** 3);
    });
    for (const name of ['a.txt', 'b.txt'])
      await client.pushed(at(name), (found) => codes(found).includes('unreadable-caption'));
    await client.pushed(at('a.png'), (found) => codes(found).includes('unreadable-image'));
    const image = uriOf(at('a.png'));
    expect(await client.request<ThumbnailResult>('lora/thumbnail', { image })).toMatchObject({
      kind: 'broken',
    });
  });

  it('when a caption becomes a folder, and a pipe', async () => {
    await start();
    fs.rmSync(at('a.txt'));
    fs.mkdirSync(at('a.txt'));
    await changed(at('a.txt'), 2);
    await client.pushed(at('a.txt'), (found) => codes(found).includes('unreadable-caption'));
    fs.rmdirSync(at('a.txt'));
    execFileSync('mkfifo', [at('a.txt')]);
    await changed(at('a.txt'), 2);
    fs.rmSync(at('a.txt'));
    fs.writeFileSync(at('a.txt'), 'alice, alice');
    await changed(at('a.txt'), 2);
    await client.pushed(at('a.txt'), (found) => codes(found).includes('duplicate-tag'));
  });

  it('when the whole dataset goes, told or not, and comes back', async () => {
    await start();
    const away = `${folder.path}.away`;
    fs.renameSync(folder.at('10_alice'), away);
    // Asked for something of it before anybody told that it is gone.
    await client.request('textDocument/codeAction', {
      textDocument: { uri: uriOf(at('a.txt')) },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
    });
    await changed(folder.at('10_alice'), 3);
    await client.pushed(at('z.txt'), (found) => found.length === 0);
    fs.renameSync(away, folder.at('10_alice'));
    await changed(folder.at('10_alice'), 1);
    await client.pushed(at('z.txt'), (found) => codes(found).includes('duplicate-tag'));
  });
});
