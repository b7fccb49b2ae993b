import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allByName, type ListingWish } from '../../protocol/gallery/listing.ts';
import type { PairsChanged } from '../../protocol/pairs.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';
import { askGallery } from './gallery-requests.ts';

const files = {
  'lora-dataset.toml': '[dataset]\nbase_caption = "1girl, alice"\n[rules]\nmissing-base-tag = "off"\n',
  '10_alice woman/a2.png': undefined,
  '10_alice woman/a2.txt': '1girl, alice, hat, smile',
  '10_alice woman/a10.png': undefined,
  '10_alice woman/a10.txt': '1girl, alice, from behind',
  '10_alice woman/none.png': undefined,
  '5_rose woman/b.png': undefined,
  '5_rose woman/b.txt': '1girl, alice, hat, hat',
};

let folder: Folder;
let client: TestClient;

async function start(): Promise<void> {
  client = await TestClient.start(folder.path, { pulls: true });
  await client.until(() => {
    const status = client.status as { state?: string; datasets?: unknown[] } | undefined;
    return status?.state === 'ready' && status.datasets?.length ? true : undefined;
  });
  await client.request('workspace/diagnostic', { previousResultIds: [] });
}

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

describe('listings of the gallery', () => {
  const told: PairsChanged[] = [];
  const image = (name: string) => uriOf(folder.at(...name.split('/')));
  const ask = (wish: Partial<ListingWish>) => ({
    dataset: uriOf(folder.path),
    wish: { ...allByName, ...wish },
  });
  const listing = (wish: Partial<ListingWish> = {}) => askGallery(client, 'listing', ask(wish));
  const names = async (wish: Partial<ListingWish> = {}) => {
    const { pairs } = await askGallery(client, 'pairs', { ...ask(wish), start: 0, end: 100 });
    return pairs.map(({ name }) => name.replace('.png', '')).join(' ');
  };

  beforeEach(async () => {
    folder = folderOf(files);
    await start();
    told.length = 0;
    client.connection.onNotification('lora/pairsChanged', (changed: PairsChanged) => void told.push(changed));
  });

  it('have what a query finds', async () => {
    expect(await listing({ query: 'tag:hat' })).toMatchObject({ total: 2, all: 4, problem: null });
    expect(await names({ query: 'tag:hat' })).toBe('b a2');
    expect(await names({ query: 'issue:duplicate-tag' })).toBe('b');
    expect(await names({ query: 'issue:missing-caption OR view:behind' })).toBe('a10 none');
  });

  it('say where a query is wrong, and list as if it was not there', async () => {
    const { total, problem } = await listing({ query: 'tag:hat AND (' });
    expect([total, problem]).toEqual([
      4,
      { start: 13, end: 13, message: expect.stringMatching(/condition/) },
    ]);
    expect(await names({ query: 'tag:hat AND (' })).toBe('b a2 a10 none');
  });

  it('are sorted and grouped', async () => {
    expect(await names({ sort: 'tokens', isDescending: true })).toBe('b a2 a10 none');
    const { groups } = await listing({ grouping: 'folder' });
    expect(groups).toEqual([
      { title: '5_rose woman', start: 0 },
      { title: '10_alice woman', start: 1 },
    ]);
    expect((await listing({ grouping: 'difference' })).groups).toEqual([
      { title: 'hat', start: 0 },
      { title: 'from behind', start: 2 },
      { title: 'No caption', start: 3 },
    ]);
    expect((await listing({ grouping: 'view' })).groups.map(({ title }) => title)).toEqual([
      'from behind',
      'No view',
    ]);
    expect((await listing({ grouping: 'finding' })).groups.map(({ title }) => title)).toContain(
      'duplicate-tag',
    );
  });

  it('are sorted by date: that of the file', async () => {
    for (const [name, year] of [
      ['10_alice woman/a2', 2003],
      ['10_alice woman/a10', 2001],
      ['10_alice woman/none', 2004],
      ['5_rose woman/b', 2002],
    ] as const) {
      const date = new Date(year, 1);
      fs.utimesSync(folder.at(...`${name}.png`.split('/')), date, date);
    }
    expect(await names({ sort: 'date' })).toBe('a10 b a2 none');
  });

  it('tell their pictures and where one stands', async () => {
    const wish = { query: 'tag:hat', sort: 'tokens', isDescending: true } as const;
    const all = [image('5_rose woman/b.png'), image('10_alice woman/a2.png')];
    const { order } = await askGallery(client, 'listing', ask(wish));
    const images = (start: number, end: number) => askGallery(client, 'images', { ...ask(wish), start, end });
    expect(await images(0, 9)).toEqual({ order, images: all });
    expect(await images(1, 2)).toEqual({ order, images: all.slice(1) });
    const find = (name: string) => askGallery(client, 'find', { ...ask(wish), image: image(name) });
    expect(await find('10_alice woman/a2.png')).toBe(1);
    expect(await find('10_alice woman/a10.png')).toBeNull();
    expect(await find('elsewhere.png')).toBeNull();
  });

  it('tell of each pair what there is to know', async () => {
    const { pairs } = await askGallery(client, 'pairs', {
      ...ask({ query: 'name:b.png' }),
      start: 0,
      end: 9,
    });
    expect(pairs).toEqual([
      {
        image: image('5_rose woman/b.png'),
        version: expect.any(Number),
        name: 'b.png',
        folder: '5_rose woman',
        caption: '1girl, alice, hat, hat',
        findings: expect.arrayContaining([
          {
            of: 'caption',
            severity: 'warning',
            code: 'duplicate-tag',
            message: '"hat" is already in this caption.',
          },
        ]),
        size: [768, 768],
        bucket: { size: [768, 768], cut: [0, 0] },
        whyNoBucket: null,
        tokens: { count: 8, limit: 75 },
        isReviewed: false,
      },
    ]);
    const none = await askGallery(client, 'pairs', { ...ask({ query: 'tags:0' }), start: 0, end: 9 });
    expect(none.pairs).toMatchObject([{ caption: null, tokens: null, size: [768, 768] }]);
  });

  it('follow what is typed, and keep their order as long as it is the same', async () => {
    const wish = { query: 'tag:hat', sort: 'tokens' } as const;
    const before = await listing(wish);
    const file = folder.at('10_alice woman', 'a10.txt');
    await client.open(file, '1girl, alice, from behind, h');
    expect(await listing(wish)).toMatchObject({ order: before.order, total: 2 });
    await client.change(file, 2, '1girl, alice, from behind, hat');
    const after = await listing(wish);
    expect(after).toMatchObject({ total: 3 });
    expect(after.order).toBeGreaterThan(before.order);
    expect(after.revision).toBeGreaterThan(before.revision);
    await expect.poll(() => told.flatMap(({ images }) => images)).toContain(image('10_alice woman/a10.png'));
  });

  it('follow findings as lint comes to them', async () => {
    const wish = { query: 'issue:duplicate-tag', grouping: 'finding' } as const;
    expect((await listing(wish)).total).toBe(1);
    await client.open(folder.at('10_alice woman', 'a2.txt'), 'alice, alice');
    expect(await names(wish)).toBe('b a2');
  });

  it('are of pictures that come and go', async () => {
    const wish = { grouping: 'folder', sort: 'name', isDescending: true } as const;
    expect(await names(wish)).toBe('b none a10 a2');
    fs.copyFileSync(folder.at('5_rose woman', 'b.png'), folder.at('10_alice woman', 'a3.png'));
    fs.rmSync(folder.at('5_rose woman', 'b.png'));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: image('10_alice woman/a3.png'), type: 1 },
        { uri: image('5_rose woman/b.png'), type: 3 },
      ],
    });
    await expect.poll(() => told.at(-1)).toMatchObject({ images: null });
    expect(await names(wish)).toBe('none a10 a3 a2');
    expect(await listing(wish)).toMatchObject({ total: 4, all: 4, groups: [{ title: '10_alice woman' }] });
  });

  it('have their query and tags completed', async () => {
    const complete = (kind: 'query' | 'tag' | 'caption', text: string) =>
      askGallery(client, 'complete', {
        dataset: uriOf(folder.path),
        kind,
        image: null,
        text,
        offset: text.length,
      });
    expect(await complete('query', 'tag:smile AND vi')).toEqual({
      start: 14,
      end: 16,
      items: [{ label: 'view:', detail: 'from where the picture was taken', newText: 'view:' }],
    });
    expect((await complete('query', 'NOT tag:ha')).items[0]).toEqual({
      label: 'hat',
      detail: 'in 2 captions',
      newText: 'hat',
    });
    const { start, end, items } = await complete('tag', 'ha');
    expect([start, end, items[0]]).toEqual([
      0,
      2,
      { label: 'hat', detail: 'in 2 of 3 captions', newText: 'hat' },
    ]);
  });

  it('follow the configuration', async () => {
    const wish = { grouping: 'view' } as const;
    const { order } = await listing(wish);
    const config = folder.at('lora-dataset.toml');
    fs.appendFileSync(config, '[views."from side"]\nfiles = ["b"]\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(config), type: 2 }],
    });
    await expect
      .poll(async () => (await listing(wish)).groups)
      .toEqual([
        { title: 'from side', start: 0 },
        { title: 'from behind', start: 1 },
        { title: 'No view', start: 2 },
      ]);
    expect((await listing(wish)).order).toBeGreaterThan(order);
  });

  it('are empty of what is no dataset', async () => {
    const dataset = uriOf(folder.at('10_alice woman'));
    const nothing = { ...ask({}), dataset };
    expect(await askGallery(client, 'listing', nothing)).toMatchObject({ total: 0, all: 0, groups: [] });
    expect(await askGallery(client, 'pairs', { ...nothing, start: 0, end: 9 })).toMatchObject({ pairs: [] });
  });
});

it('a folder that nobody declared is linted for a query about it, and as one writes', async () => {
  folder = folderOf({
    'a.png': undefined,
    'a.txt': '1girl, 1girl',
    'b.png': undefined,
    'b.txt': 'solo',
    'c.png': undefined,
    'c.txt': 'smile',
  });
  await start();
  const wish: ListingWish = { ...allByName, query: 'issue:duplicate-tag', sort: 'findings' };
  const names = async () => {
    const dataset = uriOf(folder.path);
    const { pairs } = await askGallery(client, 'pairs', { dataset, wish, start: 0, end: 9 });
    return pairs.map(({ name }) => name);
  };
  expect(await names()).toEqual(['a.png']);
  await client.open(folder.at('b.txt'), 'solo, solo');
  expect(await names()).toEqual(['a.png', 'b.png']);
});
