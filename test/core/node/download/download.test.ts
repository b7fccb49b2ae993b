import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatMessage, message } from '../../../../core/message.ts';
import type { DownloadOutcome } from '../../../../core/node/download/download.ts';
import { failureOf } from '../../../../core/node/download/download-failure.ts';
import { downloadLock } from '../../../../core/node/download/download-lock.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import { startListServer, tagList } from './list-server.ts';

const LIST = tagList(20_000);

/** Why it failed, in English. */
const reasonOf = (outcome: DownloadOutcome) =>
  outcome.kind === 'failed' ? formatMessage(outcome.reason) : JSON.stringify(outcome);

/** The names in the folder that is downloaded to. */
const names = (file: string) => fs.readdirSync(path.dirname(file)).sort();

describe('a download', () => {
  it.each([{}, { isChunked: true }, { etag: undefined }])('is whole in its place: %j', async (more) => {
    const server = await startListServer({ content: LIST, etag: '"1"', ...more });
    const progress: [number, number | undefined][] = [];
    const outcome = await server.run({ onProgress: (...now) => progress.push(now) });
    expect(outcome).toEqual({ kind: 'done', bytes: LIST.length });
    expect(fs.readFileSync(server.file).equals(LIST)).toBe(true);
    expect(names(server.file)).toEqual(['danbooru.csv']);
    expect(progress.at(-1)).toEqual([LIST.length, 'isChunked' in more ? undefined : LIST.length]);
  });

  it('goes on where a connection broke', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', cutAfter: 100_000 });
    expect(reasonOf(await server.run())).toMatch(/^The connection to 127\.0\.0\.1:\d+ broke: .*try again/);
    const here = fs.statSync(server.part).size;
    expect(here).toBe(100_000);
    delete server.behaviour.cutAfter;
    expect(await server.run()).toEqual({ kind: 'done', bytes: LIST.length });
    expect(server.asked.at(-1)).toEqual({ range: `bytes=${here}-`, ifRange: '"1"' });
    expect(fs.readFileSync(server.file).equals(LIST)).toBe(true);
  });

  it.each([
    ['the file became another one', { etag: '"2"' }],
    ['the server can not go on', { ignoresRange: true }],
    [
      'the file became another one, which the server tells by its tag alone',
      { etag: '"2"', ignoresIfRange: true },
    ],
    [
      'the file became another one, which the server tells by its size alone',
      { hidesTag: true, ignoresIfRange: true, content: Buffer.concat([LIST, LIST]).reverse() },
    ],
    [
      'the file became another one that ends where ours broke',
      { etag: '"2"', ignoresIfRange: true, content: Buffer.from(LIST.subarray(0, 100_000)).reverse() },
    ],
    ['the file became another one, and shorter', { etag: '"2"', content: LIST.subarray(0, 50_000) }],
  ])('begins anew where %s', async (_, change) => {
    const server = await startListServer({ content: LIST, etag: '"1"', cutAfter: 100_000 });
    await server.run();
    Object.assign(server.behaviour, { content: Buffer.from(LIST).reverse(), cutAfter: undefined }, change);
    expect(await server.run()).toMatchObject({ kind: 'done' });
    expect(fs.readFileSync(server.file).equals(server.behaviour.content)).toBe(true);
  });

  it('goes on where the server has no need to tell the version again', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', cutAfter: 100_000, hidesTag: true });
    await server.run();
    delete server.behaviour.cutAfter;
    expect(await server.run()).toEqual({ kind: 'done', bytes: LIST.length });
    expect(server.asked).toHaveLength(2);
    expect(fs.readFileSync(server.file).equals(LIST)).toBe(true);
  });

  it('does not go on with what nothing tells the version of', async () => {
    const server = await startListServer({ content: LIST, cutAfter: 100_000 });
    await server.run();
    delete server.behaviour.cutAfter;
    expect(await server.run()).toMatchObject({ kind: 'done' });
    expect(server.asked.at(-1)?.range).toBeUndefined();
  });

  it('does not go on with what came from elsewhere', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', cutAfter: 100_000 });
    await server.run();
    delete server.behaviour.cutAfter;
    expect(await server.run({ address: new URL(`${server.origin}/other.csv`) })).toMatchObject({
      kind: 'done',
    });
    expect(server.asked.at(-1)?.range).toBeUndefined();
  });

  it('takes what was whole already, and only had no time to be placed', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', cutAfter: 100_000 });
    await server.run();
    fs.writeFileSync(server.part, LIST);
    delete server.behaviour.cutAfter;
    expect(await server.run()).toEqual({ kind: 'done', bytes: LIST.length });
    expect(server.asked).toHaveLength(2);
  });

  it('that is cancelled keeps what is here, and goes on from there', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', isSilent: true });
    const cancel = new AbortController();
    const onProgress = (received: number) => received > 0 && cancel.abort();
    const outcome = await server.run({ signal: cancel.signal, onProgress });
    expect(outcome).toEqual({ kind: 'cancelled', received: 1000 });
    delete server.behaviour.isSilent;
    expect(await server.run()).toMatchObject({ kind: 'done' });
    expect(server.asked.at(-1)?.range).toBe('bytes=1000-');
  });

  it('leaves a file alone that another window downloads to, and what is here of it', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', isSilent: true });
    const cancel = new AbortController();
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const onProgress = (received: number) => received > 0 && begin();
    const first = server.run({ signal: cancel.signal, onProgress });
    await begun;
    delete server.behaviour.isSilent;
    expect(reasonOf(await server.run())).toMatch(/danbooru\.csv is being downloaded already\.$/);
    expect(server.asked).toHaveLength(1);
    expect(names(server.file)).toEqual(['danbooru.csv.part', 'danbooru.csv.part.json']);
    cancel.abort();
    expect(await first).toEqual({ kind: 'cancelled', received: 1000 });
    expect(await server.run()).toEqual({ kind: 'done', bytes: LIST.length });
    expect(server.asked.at(-1)?.range).toBe('bytes=1000-');
    expect(fs.readFileSync(server.file).equals(LIST)).toBe(true);
  });

  it('of two that begin at once is done by one', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"' });
    const outcomes = await Promise.all([server.run(), server.run()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'failed']);
    expect(fs.readFileSync(server.file).equals(LIST)).toBe(true);
    expect(names(server.file)).toEqual(['danbooru.csv']);
  });

  it('goes on where a window was closed in the middle of it', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', cutAfter: 100_000 });
    await server.run();
    delete server.behaviour.cutAfter;
    const platform = { ...platformOf(), startOf: async () => 'before the machine was started anew' };
    expect(await downloadLock(platform, server.file)).toBeDefined();
    expect(await server.run()).toEqual({ kind: 'done', bytes: LIST.length });
    expect(server.asked.at(-1)?.range).toBe('bytes=100000-');
  });

  it('replaces nothing by what has another checksum, and names both', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"' });
    fs.mkdirSync(path.dirname(server.file));
    fs.writeFileSync(server.file, 'old');
    const right = createHash('sha256').update(LIST).digest('hex');
    const wrong = 'ab'.repeat(32);
    const reason = reasonOf(await server.run({ checksum: wrong }));
    expect(reason).toContain(right);
    expect(reason).toContain(wrong);
    expect(fs.readFileSync(server.file, 'utf8')).toBe('old');
    expect(names(server.file)).toEqual(['danbooru.csv']);
    expect(await server.run({ checksum: right.toUpperCase() })).toMatchObject({ kind: 'done' });
  });

  it('replaces nothing by what is not what it should be', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"' });
    const outcome = await server.run({
      inspect: async (file) => message('no list: {0}', path.basename(file)),
    });
    expect(reasonOf(outcome)).toBe('no list: danbooru.csv.part');
    expect(names(server.file)).toEqual([]);
  });

  it.each([
    [404, 'There is nothing at'],
    [403, 'is not open to everybody: 403'],
    [503, 'can not answer now: 503'],
    [416, 'answers 416'],
    [204, 'answers 204'],
  ])('of what is answered by %d says why', async (status, words) => {
    const server = await startListServer({ content: LIST, status });
    expect(reasonOf(await server.run())).toContain(words);
  });

  it.each([false, true])(
    'that is too large is not taken, whether its size is told or not: %s',
    async (isChunked) => {
      const server = await startListServer({
        content: Buffer.alloc(3 * 1024 * 1024),
        isChunked,
        etag: '"1"',
      });
      const outcome = await server.run({ limit: 2 * 1024 * 1024 });
      expect(reasonOf(outcome)).toBe('It is larger than 2 MB, so it is no tag list.');
      expect(names(server.file)).toEqual([]);
    },
  );

  it('follows a redirect, not in circles, and not to where it is not safe', async () => {
    const other = await startListServer({ content: LIST });
    const server = await startListServer({ content: LIST, status: 302, location: other.address });
    expect(await server.run()).toMatchObject({ kind: 'done' });
    server.behaviour.location = '/again';
    expect(reasonOf(await server.run())).toContain('sends on in circles');
    expect(server.asked).toHaveLength(1 + 6);
    server.behaviour.location = 'http://example.com/danbooru.csv';
    expect(reasonOf(await server.run())).toContain('which is not safe');
  });

  it('says that nobody answers', async () => {
    const server = await startListServer({ content: LIST });
    await server.close();
    expect(reasonOf(await server.run())).toMatch(/^127\.0\.0\.1:\d+ can not be reached \(ECONNREFUSED\)/);
  });

  it('is given up when the server is silent, and goes on from there', async () => {
    const server = await startListServer({ content: LIST, etag: '"1"', isSilent: true });
    expect(reasonOf(await server.run({ silence: 100 }))).toMatch(/ was silent for 0\.1 seconds\./);
    delete server.behaviour.isSilent;
    expect(await server.run()).toMatchObject({ kind: 'done' });
    expect(server.asked.at(-1)?.range).toBe('bytes=1000-');
  });

  it.each([
    ['ENOSPC', 'The disk is full. Make room, and try again.', true],
    ['EROFS', 'There is no permission to write it: the words of the system', false],
    [
      'ENOTFOUND',
      'a.com can not be reached (ENOTFOUND). Is this machine online? A proxy is not used.',
      false,
    ],
  ])('says what %s means', (code, words, isWorthless) => {
    const cause = Object.assign(new Error('the words of the system'), { code });
    const failure = failureOf(new TypeError('fetch failed', { cause }), 'a.com', 0);
    expect([failure.message, failure.isWorthless]).toEqual([words, isWorthless]);
  });

  it('says that it may not write', async () => {
    const server = await startListServer({ content: LIST });
    const blocked = path.join(server.folder, 'blocked');
    fs.writeFileSync(blocked, '');
    const outcome = await server.run({ file: path.join(blocked, 'danbooru.csv') });
    expect(outcome.kind).toBe('failed');
  });
});
