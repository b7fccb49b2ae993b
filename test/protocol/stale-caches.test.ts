import * as fs from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

const CACHE = '10_alice/a_te_outputs.npz';

it('a cache of a caption is stale from the first save on, until it is deleted', async () => {
  const pairs = [{ image: '10_alice/a.png', sha256: null, caption: 'alice, hat', captionSha256: null }];
  const run = { state: 'running', started: '2026-01-01T00:00:00.000Z', ended: null };
  folder = folderOf({
    'lora-dataset.toml': '',
    '10_alice/a.png': undefined,
    '10_alice/a.txt': 'alice, hat',
    [CACHE]: 'made of it',
    'runs/x/run.json': JSON.stringify(run),
    'runs/x/captions.json': JSON.stringify({ version: 1, root: '', pairs }),
  });
  client = await TestClient.start(folder.path, { pulls: false });
  const caption = folder.at('10_alice', 'a.txt');
  const changed = (file: string, type: number) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(file), type }],
    });
  await client.until(() => (client.status as { state?: string } | undefined)?.state === 'ready' || undefined);
  fs.writeFileSync(caption, 'alice, cap');
  await changed(caption, 2);
  const [stale] = await client.pushed(caption, (found) => codes(found).includes('stale-cache'));
  expect(stale?.message).toMatch(/^a\.txt is another one than in x, which wrote a_te_outputs\.npz/);
  fs.rmSync(folder.at(CACHE));
  await changed(folder.at(CACHE), 3);
  await client.pushed(caption, (found) => !codes(found).includes('stale-cache'));
});
