import * as fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allByName, type ListingWish } from '../../protocol/gallery/listing.ts';
import type { FindPairResult, GalleryResult, PairsChanged, ThumbnailResult } from '../../protocol/pairs.ts';
import { aliceFolder, BASE } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';
import { askGallery } from './gallery-requests.ts';

describe('the gallery, asked', () => {
  let folder: Folder;
  let cache: Folder;
  let client: TestClient;
  let told: PairsChanged[];
  const concept = (name: string) => folder.at('10_alice woman', name);

  const start = async (files: Folder) => {
    folder = files;
    process.env['LORA_WORKBENCH_CACHE'] = cache.path;
    client = await TestClient.start(folder.path, { pulls: true });
    told = [];
    client.connection.onNotification('lora/pairsChanged', (changed: PairsChanged) => void told.push(changed));
    await client.until(() => {
      const status = client.status as { state?: string; datasets?: unknown[] } | undefined;
      return status?.state === 'ready' && status.datasets?.length ? true : undefined;
    });
  };
  const pairs = (begin = 0, end = 100) =>
    askGallery(client, 'pairs', { dataset: uriOf(folder.path), wish: allByName, start: begin, end });
  const listing = (wish: Partial<ListingWish> = {}) =>
    askGallery(client, 'listing', { dataset: uriOf(folder.path), wish: { ...allByName, ...wish } });
  const thumbnail = (file: string) =>
    client.request<ThumbnailResult>('lora/thumbnail', { image: uriOf(file) });

  beforeEach(() => {
    cache = folderOf({});
  });
  afterEach(async () => {
    delete process.env['LORA_WORKBENCH_CACHE'];
    expect(await client.stop()).toBe(0);
    folder.dispose();
    cache.dispose();
  });

  it('tells the datasets, and where thumbnails will lie', async () => {
    await start(aliceFolder());
    expect(await client.request<GalleryResult>('lora/gallery', {})).toEqual({
      isScanning: false,
      datasets: [{ uri: uriOf(folder.path), revision: expect.any(Number), total: 3 }],
      thumbnails: uriOf(cache.at('thumbnails')),
    });
  });

  it('tells the pairs with their captions and findings, page by page', async () => {
    await start(aliceFolder());
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    const { pairs: all, order } = await pairs();
    expect(await listing()).toMatchObject({ total: 3, all: 3, order, groups: [], problem: null });
    expect(all.map(({ name, caption }) => [name, caption])).toEqual([
      ['a.png', BASE],
      ['b.png', '1girl, dark skin, earrings, from behind, dark skin'],
      ['c.png', BASE],
    ]);
    expect(all[1]?.findings).toContainEqual({
      severity: 'warning',
      code: 'duplicate-tag',
      of: 'caption',
      message: '"dark skin" is already in this caption.',
    });
    expect((await pairs(1, 2)).pairs).toEqual([all[1]]);
    expect((await pairs(7, 9)).pairs).toEqual([]);
  });

  it('tells once of all changes of a moment', async () => {
    await start(aliceFolder());
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    const { revision } = await pairs();
    await client.open(concept('c.txt'), '1girl, alice, 1girl');
    await expect.poll(() => told.length).toBeGreaterThan(0);
    const first = told[0];
    expect(first).toMatchObject({ dataset: uriOf(folder.path), images: [uriOf(concept('c.png'))] });
    expect(first?.revision).toBeGreaterThan(revision);
    const [changed] = (await pairs(2, 3)).pairs;
    expect(changed).toMatchObject({ caption: '1girl, alice, 1girl', version: expect.any(Number) });
    expect(changed?.findings).toContainEqual({
      severity: 'warning',
      code: 'duplicate-tag',
      of: 'caption',
      message: '"1girl" is already in this caption.',
    });
  });

  it('tells when pictures come, and when one changed', async () => {
    await start(aliceFolder());
    const before = await pairs();
    fs.copyFileSync(concept('a.png'), concept('b2.png'));
    const changed = (file: string, type: number) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(file), type }],
      });
    await changed(concept('b2.png'), 1);
    await expect.poll(() => told.at(-1)).toMatchObject({ images: null });
    expect((await pairs()).pairs.map(({ name }) => name)).toEqual(['a.png', 'b.png', 'b2.png', 'c.png']);
    await changed(concept('a.png'), 2);
    await expect
      .poll(() => told.at(-1))
      .toMatchObject({ images: expect.arrayContaining([uriOf(concept('a.png'))]) });
    expect((await pairs()).pairs[0]?.version).toBe((before.pairs[0]?.version ?? 0) + 1);
  });

  it('finds the pair of a picture and of a caption, and none of anything else', async () => {
    await start(aliceFolder());
    const find = (file: string) => client.request<FindPairResult>('lora/findPair', { uri: uriOf(file) });
    const b = {
      dataset: uriOf(folder.path),
      image: uriOf(concept('b.png')),
      caption: uriOf(concept('b.txt')),
      hasCaption: true,
    };
    expect(await find(concept('b.png'))).toEqual(b);
    expect(await find(concept('b.txt'))).toEqual(b);
    expect(await find(folder.at('lora-dataset.toml'))).toBeNull();
    expect(await find('/elsewhere.png')).toBeNull();
  });

  it('lints a folder that nobody declared for who looks at it', async () => {
    await start(
      folderOf({ 'a.png': undefined, 'a.txt': '1girl, 1girl', 'b.png': undefined, 'b.txt': 'solo' }),
    );
    expect((await pairs()).pairs[0]?.findings.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('makes thumbnails', async () => {
    await start(aliceFolder());
    const made = await thumbnail(concept('a.png'));
    if (made.kind !== 'made') throw new Error(made.kind);
    const file = fileURLToPath(made.uri);
    expect(path.dirname(path.dirname(file))).toBe(cache.at('thumbnails'));
    expect(fs.readFileSync(file).subarray(8, 12).toString()).toBe('WEBP');
    expect(await thumbnail(concept('a.png'))).toEqual(made);
  });

  it('says why there is no thumbnail, and opens no file that is none of a dataset', async () => {
    await start(
      folderOf({
        '10_alice woman/a.png': 'nothing that is a picture',
        '10_alice woman/a.txt': 'alice',
        '10_alice woman/b.png': '',
        '10_alice woman/b.txt': 'alice',
        'secret.png': undefined,
      }),
    );
    const broken = (reason: string) => ({ kind: 'broken', reason, detail: '' });
    await expect.poll(() => thumbnail(concept('a.png'))).toEqual(broken('not-an-image'));
    expect(await thumbnail(concept('b.png'))).toEqual(broken('empty'));
    expect(await thumbnail(folder.at('secret.png'))).toEqual(broken('missing'));
    expect(await thumbnail('/etc/passwd')).toEqual(broken('missing'));
  });

  it('shows the picture itself where thumbnails can not be kept', async () => {
    fs.writeFileSync(cache.at('thumbnails'), 'a file in the way');
    await start(aliceFolder());
    expect(await thumbnail(concept('a.png'))).toEqual({ kind: 'original', isTurned: false });
  });

  it('gives a thumbnail up that nobody waits for', async () => {
    await start(aliceFolder());
    const held = Array.from({ length: 12 }, () =>
      client.held('lora/thumbnail', { image: uriOf(concept('a.png')) }),
    );
    const answers = await Promise.allSettled(held.map((cancel) => cancel()));
    expect(answers.some(({ status }) => status === 'rejected')).toBe(true);
  });
});
