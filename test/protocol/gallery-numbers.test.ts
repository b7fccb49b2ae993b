import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { allByName, type Listing } from '../../protocol/gallery/listing.ts';
import { type Numbers, numbers } from '../../protocol/gallery/numbers.ts';
import { aliceFolder } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import type { Folder } from './dataset-on-disk.ts';

describe('a dataset in numbers', () => {
  let folder: Folder;
  let client: TestClient;

  beforeEach(async () => {
    folder = aliceFolder();
    client = await TestClient.start(folder.path, { pulls: true });
    await client.until(() => {
      const status = client.status as { state?: string; datasets?: unknown[] } | undefined;
      return status?.state === 'ready' && status.datasets?.length ? true : undefined;
    });
    await client.request('workspace/diagnostic', { previousResultIds: [] });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const ask = (query = '', dataset = folder.path) =>
    client.request<Numbers | null>('lora/gallery/numbers', { dataset: uriOf(dataset), query });
  const listed = async (query: string) => {
    const wish = { ...allByName, query };
    return (await client.request<Listing>('lora/gallery/listing', { dataset: uriOf(folder.path), wish }))
      .total;
  };
  const told = async (query = '') => numbers.parse(await ask(query));

  it('tells all panels, and each mark lists as many pairs as it stands for', async () => {
    const { total, tags, together, buckets, sizes, tokens, findings } = await told();
    expect(total).toBe(3);
    expect(tags.top.map(({ tag, count, isEverywhere }) => [tag, count, isEverywhere])).toEqual([
      ['1girl', 3, true],
      ['dark skin', 3, true],
      ['alice', 2, false],
    ]);
    expect(tags.once.map(({ tag }) => tag)).toEqual(['earrings', 'from behind']);
    expect(findings).toContainEqual({
      code: 'duplicate-tag',
      title: expect.any(String),
      severity: 'warning',
      count: 1,
      query: 'issue:duplicate-tag',
    });
    const marks = [
      ...[...tags.top, ...tags.once, ...together.marks, ...buckets.buckets, ...buckets.cuts, ...sizes.points],
      ...[...(tokens?.bars ?? []), ...findings],
    ];
    expect(marks.length).toBeGreaterThan(8);
    for (const { query, count } of marks) expect([query, await listed(query)]).toEqual([query, count]);
  });

  it('tells of what a query finds, and of all where it is wrong', async () => {
    expect(await told('tag:alice')).toMatchObject({ query: 'tag:alice', total: 2 });
    expect((await told('tag:alice OR x')).tags.top[0]?.query).toBe('(tag:alice OR x) tag:1girl');
    expect(await told('(tag:')).toMatchObject({ query: '', total: 3 });
  });

  it('follows what is typed', async () => {
    expect((await told()).tags.distinct).toBe(5);
    await client.open(folder.at('10_alice woman', 'c.txt'), '1girl, alice, smile');
    await expect.poll(async () => (await told()).tags.distinct).toBe(6);
  });

  it('is nothing where there is no dataset, and is given up when it is told to', async () => {
    expect(await ask('', folder.at('elsewhere'))).toBeNull();
    const source = new CancellationTokenSource();
    const params = { dataset: uriOf(folder.path), query: 'name:x' };
    const asked = client.connection.sendRequest('lora/gallery/numbers', params, source.token);
    source.cancel();
    await asked.then(
      (answer) => expect(answer).toMatchObject({ total: 0 }),
      (error) => expect(error).toMatchObject({ code: -32800 }),
    );
  });
});
