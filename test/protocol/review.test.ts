import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allByName } from '../../protocol/gallery/listing.ts';
import type { PairsChanged } from '../../protocol/pairs.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';
import { askGallery } from './gallery-requests.ts';

describe('pairs that somebody has looked at', () => {
  let folder: Folder;
  let client: TestClient;
  const told: PairsChanged[] = [];
  const image = (name: string) => uriOf(folder.at('5_alice', name));
  const dataset = () => uriOf(folder.path);
  const listed = async (query: string) => {
    const wish = { ...allByName, query };
    const { pairs } = await askGallery(client, 'pairs', { dataset: dataset(), wish, start: 0, end: 9 });
    return pairs.map(({ name, isReviewed }) => `${name}${isReviewed ? '✓' : ''}`);
  };
  const mark = (isReviewed: boolean, ...names: string[]) =>
    client.request('lora/review', { dataset: dataset(), images: names.map(image), isReviewed });

  beforeEach(async () => {
    folder = folderOf({
      '5_alice/a.png': undefined,
      '5_alice/a.txt': 'alice, hat',
      '5_alice/b.png': undefined,
      '5_alice/b.txt': 'alice',
      '5_alice/c.png': undefined,
    });
    client = await TestClient.start(folder.path, { pulls: false });
    told.length = 0;
    client.connection.onNotification('lora/pairsChanged', (changed: PairsChanged) => void told.push(changed));
    await listed('');
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('are marked, told of, and found', async () => {
    expect(await listed('is:reviewed')).toEqual([]);
    await mark(true, 'a.png', 'c.png');
    expect(await listed('')).toEqual(['a.png✓', 'b.png', 'c.png✓']);
    expect(await listed('is:reviewed')).toEqual(['a.png✓', 'c.png✓']);
    expect(await listed('NOT is:reviewed')).toEqual(['b.png']);
    const isTold = ({ images }: PairsChanged) => images?.includes(image('c.png')) ?? true;
    await client.until(() => told.find(isTold));
    await mark(false, 'a.png');
    expect(await listed('is:reviewed')).toEqual(['c.png✓']);
  });

  it('are not any more when their caption is another one, and are again when it is as it was', async () => {
    await mark(true, 'a.png', 'b.png');
    const file = folder.at('5_alice', 'a.txt');
    await client.open(file, 'alice, hat');
    await client.change(file, 2, 'alice, hats');
    expect(await listed('is:reviewed')).toEqual(['b.png✓']);
    await client.change(file, 3, 'alice, hat');
    expect(await listed('is:reviewed')).toEqual(['a.png✓', 'b.png✓']);
  });

  it('take their mark along when they are renamed, with their caption or their folder', async () => {
    await mark(true, 'a.png', 'c.png');
    const rename = async (...renamed: readonly (readonly [string, string])[]) => {
      const uris = renamed.map(
        (pair) => pair.map((name) => folder.at(...name.split('/'))) as [string, string],
      );
      for (const [from, to] of uris) fs.renameSync(from, to);
      await client.connection.sendNotification('workspace/didRenameFiles', {
        files: uris.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) })),
      });
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: uris.flatMap(([from, to]) => [
          { uri: uriOf(from), type: 3 },
          { uri: uriOf(to), type: 1 },
        ]),
      });
      await client.request('lora/datasets', {});
    };
    await rename(['5_alice/a.png', '5_alice/d.png']);
    expect(await listed('is:reviewed')).toEqual(['c.png✓']);
    await rename(['5_alice/a.txt', '5_alice/d.txt']);
    expect(await listed('is:reviewed')).toEqual(['c.png✓', 'd.png✓']);
    await rename(['5_alice', '6_alice']);
    expect(await listed('is:reviewed')).toEqual(['c.png✓', 'd.png✓']);
  });

  it('are not any more when the picture is another one', async () => {
    await mark(true, 'a.png', 'b.png');
    const file = folder.at('5_alice', 'a.png');
    const later = new Date(Date.now() + 60_000);
    fs.utimesSync(file, later, later);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: image('a.png'), type: 2 }],
    });
    expect(await listed('is:reviewed')).toEqual(['b.png✓']);
  });
});
