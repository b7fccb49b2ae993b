// Downloads by https from a server with a certificate that is trusted, as any other is: the built server looks at it.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { downloadName } from '../../core/node/dictionaries/downloads-folder.ts';
import type { DownloadDictionaryResult } from '../../protocol/lsp.ts';
import { type Behaviour, startListServer, tagList } from '../core/node/download/list-server.ts';
import { fill, SmallDisk } from '../faults/small-disk.ts';
import { type OwnCertificate, ownCertificate } from '../support/certificate.ts';
import { TestClient } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

const LIST = tagList(2000);
const LIMIT = 64 * 1024 * 1024;
const method = 'lora/downloadDictionary';

let own: OwnCertificate;
beforeAll(() => {
  own = ownCertificate();
});
afterEach(() => vi.unstubAllEnvs());

/** An editor on a folder, and a server by https. @param isTrusted whether its certificate is one that is trusted @param pages of a small disk for what is downloaded */
async function open(behaviour: Partial<Behaviour> = {}, { isTrusted = true, pages = 0 } = {}) {
  const folder = folderOf({ 'open/b.md': '', 'trusted.pem': own.cert });
  if (isTrusted) vi.stubEnv('NODE_EXTRA_CA_CERTS', folder.at('trusted.pem'));
  const storage = folder.at('open', '.lora-state', 'data');
  fs.mkdirSync(storage, { recursive: true });
  const disk = pages > 0 ? new SmallDisk(storage, pages) : undefined;
  let started: TestClient | undefined;
  // Whatever becomes of the rest, the disk is no longer there afterwards.
  onTestFinished(async () => {
    await started?.stop();
    disk?.unmount();
    folder.dispose();
  });
  const server = await startListServer({ content: LIST, etag: '"1"', ...behaviour }, own);
  const client = await TestClient.start(folder.at('open'), { pulls: true });
  started = client;
  const lists = path.join(storage, 'dictionaries');
  const names = () => (fs.existsSync(lists) ? fs.readdirSync(lists).sort() : []);
  const get = (address = server.address, more = {}) =>
    client.request<DownloadDictionaryResult>(method, { address, ...more });
  const why = async (...args: Parameters<typeof get>) => {
    const result = await get(...args);
    return result.kind === 'failed' ? result.reason : JSON.stringify(result);
  };
  return {
    client,
    disk,
    folder,
    server,
    storage,
    lists,
    names,
    get,
    why,
    name: downloadName(new URL(server.address)),
  };
}

describe('a download by https', () => {
  it('is a file in our own storage, and nothing else is written', async () => {
    const { folder, server, storage, lists, names, get, name } = await open();
    const checksum = createHash('sha256').update(LIST).digest('hex');
    expect(await get(server.address, { checksum })).toEqual({
      kind: 'done',
      path: path.join(lists, name),
      tags: 2000,
    });
    expect(fs.readFileSync(path.join(lists, name)).equals(LIST)).toBe(true);
    expect(names()).toEqual([name]);
    expect(fs.readdirSync(folder.at('open')).sort()).toEqual(['.lora-state', 'b.md']);
    expect(fs.readdirSync(storage).sort()).toEqual(['dictionaries', 'locks']);
  });

  it('is refused where nobody vouches for the server', async () => {
    const { server, names, why } = await open({}, { isTrusted: false });
    expect(await why()).toMatch(
      /^It could not be downloaded from 127\.0\.0\.1:\d+: self-signed certificate$/,
    );
    expect([server.asked, names()]).toEqual([[], []]);
  });

  it('is got from another host where the server sends on to it, but never by less than https', async () => {
    const { server, names, get, why, name } = await open();
    const plain = await startListServer({ content: LIST });
    server.behaviour.status = 302;
    for (const location of [
      'http://example.com/danbooru.csv',
      plain.address,
      plain.address.replace('127.0.0.1', 'localhost'),
    ]) {
      server.behaviour.location = location;
      expect(await why()).toContain(`sends on to ${location}, which is not safe`);
    }
    expect([plain.asked, names()]).toEqual([[], []]);
    const other = await startListServer({ content: LIST }, own);
    server.behaviour.location = other.address.replace('127.0.0.1', 'localhost');
    expect(await get()).toMatchObject({ kind: 'done' });
    expect(names()).toEqual([name]);
  });

  it('is not begun by http', async () => {
    const { names, why } = await open();
    expect(await why('http://example.com/danbooru.csv')).toMatch(
      /^http:\/\/example\.com\/danbooru\.csv is not used: only https/,
    );
    expect(names()).toEqual([]);
  });

  it.each([false, true])(
    'of too much is given up, and nothing of it kept: without a size: %s',
    async (isChunked) => {
      const { names, why } = await open({ content: Buffer.alloc(LIMIT + 1, 'a'), isChunked });
      expect(await why()).toBe('It is larger than 64 MB, so it is no tag list.');
      expect(names()).toEqual([]);
    },
  );

  it('of less than was told is not taken for the whole, and gone on with', async () => {
    const { server, names, get, why, name } = await open({ cutAfter: LIST.length - 100 });
    expect(await why()).toMatch(/broke|could not be downloaded from/);
    expect(names()).not.toContain(name);
    delete server.behaviour.cutAfter;
    expect(await get()).toMatchObject({ kind: 'done' });
    expect(names()).toEqual([name]);
  });

  it('with another checksum leaves what was there, and nothing of its own', async () => {
    const { server, lists, names, get, why, name } = await open();
    expect(await get()).toMatchObject({ kind: 'done' });
    server.behaviour.content = tagList(3000);
    server.behaviour.etag = '"2"';
    const checksum = createHash('sha256').update(LIST).digest('hex');
    expect(await why(server.address, { checksum })).toMatch(/^Its SHA-256 is [\da-f]{64}, not /);
    expect(fs.readFileSync(path.join(lists, name)).equals(LIST)).toBe(true);
    expect(names()).toEqual([name]);
  });

  it('that does not come is given up when its user wants that', async () => {
    const { client, server, names, get, name } = await open({ isSilent: true });
    const cancel = new CancellationTokenSource();
    const asked = client.connection.sendRequest<DownloadDictionaryResult>(
      method,
      { address: server.address },
      cancel.token,
    );
    // What came is on the disk, and nothing more comes.
    await vi.waitFor(() => expect(names()).toContain(`${name}.part`), { timeout: 20_000 });
    cancel.cancel();
    expect(await asked).toMatchObject({ kind: 'cancelled' });
    expect(names()).not.toContain(name);
    delete server.behaviour.isSilent;
    expect(await get()).toMatchObject({ kind: 'done' });
    expect(names()).toEqual([name]);
  });

  it('on a disk that is full leaves nothing, and says so', async () => {
    const { disk, storage, names, get, why, name } = await open({}, { pages: 40 });
    if (!disk?.isMounted) return;
    const filler = fill(storage, 5);
    expect(LIST.length).toBeGreaterThan(5 * 4096);
    expect(await why()).toMatch(/danbooru\S*: the disk is full\. Make room, and try again\.$/);
    expect(names()).toEqual([]);
    fs.rmSync(filler);
    expect(await get()).toMatchObject({ kind: 'done' });
    expect(names()).toEqual([name]);
  });
});
