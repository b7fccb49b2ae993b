import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as edits from '../../protocol/gallery/edits.ts';
import type { GalleryAnswer } from '../../protocol/gallery/requests.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const addSmile: edits.Operation = { kind: 'add', tags: ['smile'], place: { at: 'end' } };

describe('edits of the gallery', () => {
  let folder: Folder;
  let client: TestClient;
  const at = (name: string) => folder.at('10_alice woman', name);
  const read = (name: string) => fs.readFileSync(at(name), 'utf8');
  const image = (name: string) => uriOf(at(name));

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\n',
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': 'alice, hat, hat',
      '10_alice woman/a.webp': undefined,
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': 'alice,hat\r\n',
      '10_alice woman/c.png': undefined,
      '10_alice woman/d.png': undefined,
      '10_alice woman/d.txt': Buffer.from([0x61, 0xff]),
    });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const dataset = () => uriOf(folder.path);
  const all = () => ['a.png', 'a.webp', 'b.png', 'c.png', 'd.png'].map(image);
  const ask = <Name extends keyof typeof edits.editRequests>(name: Name, params: object) =>
    client.request<GalleryAnswer<Name>>(`lora/gallery/${name}`, params);
  const prepare = (operation: edits.Operation, images = all()) =>
    ask('prepareEdit', { dataset: dataset(), images, operation });
  const apply = (id: string, dirty: readonly string[] = []) =>
    client.request<edits.ServedOutcome>('lora/gallery/applyEdit', { id, dirty });
  const editNow = (
    operation: edits.Operation,
    images: readonly string[],
    base: string | null,
    dirty: string[] = [],
  ) =>
    client.request<edits.ServedOutcome>('lora/gallery/editNow', {
      ...{ dataset: dataset(), images, operation, base, dirty },
    });
  const undo = (edit: string | null = null) =>
    client.request<edits.ServedOutcome>('lora/gallery/undoEdit', { dataset: dataset(), edit, dirty: [] });
  const notUtf8 = { name: '10_alice woman/d.txt', reason: 'it is not UTF-8' };

  it('tell what captions have, by how many of them', async () => {
    await client.request('lora/fileFixes', { uri: dataset() });
    expect(await ask('describeCaptions', { dataset: dataset(), images: all() })).toEqual({
      captions: 2,
      missing: 1,
      tags: [
        { tag: 'alice', count: 2 },
        { tag: 'hat', count: 2 },
      ],
      fixes: [{ code: 'duplicate-tag', title: 'The same tag twice in one caption', count: 1 }],
    });
    expect(
      await ask('describeCaptions', { dataset: dataset(), images: [image('b.png'), image('gone.png')] }),
    ).toMatchObject({ captions: 1, missing: 0, fixes: [] });
  });

  it('are shown before they are done, done as they were shown, and taken back', async () => {
    const prepared = await prepare(addSmile);
    expect(prepared).toEqual({
      id: expect.any(String),
      title: 'Add "smile"',
      changed: 3,
      unchanged: 0,
      sentences: 0,
      refused: [notUtf8],
      problem: null,
    });
    expect(await ask('preparedChanges', { id: prepared.id, start: 0, end: 2 })).toEqual([
      {
        image: image('a.png'),
        name: '10_alice woman/a.txt',
        title: 'Add "smile"',
        before: 'alice, hat, hat',
        after: 'alice, hat, hat, smile',
      },
      {
        image: image('b.png'),
        name: '10_alice woman/b.txt',
        title: 'Add "smile"',
        before: 'alice,hat\r\n',
        after: 'alice,hat,smile\r\n',
      },
    ]);
    expect(await ask('preparedChanges', { id: prepared.id, start: 2, end: 9 })).toEqual([
      {
        image: image('c.png'),
        name: '10_alice woman/c.txt',
        title: 'Add "smile"',
        before: '',
        after: 'smile',
      },
    ]);
    expect(read('a.txt')).toBe('alice, hat, hat');
    const done = await apply(prepared.id);
    expect(done).toEqual({
      title: 'Add "smile"',
      done: 3,
      refused: [notUtf8],
      isCancelled: false,
      edit: expect.any(String),
      problem: null,
      unsaved: [],
    });
    expect([read('a.txt'), read('b.txt'), read('c.txt')]).toEqual([
      'alice, hat, hat, smile',
      'alice,hat,smile\r\n',
      'smile',
    ]);
    await expect(apply(prepared.id)).rejects.toThrow('not ready any more');
    expect(await undo(done.edit)).toMatchObject({ title: 'Add "smile"', done: 3, refused: [] });
    expect([read('a.txt'), read('b.txt'), fs.existsSync(at('c.txt'))]).toEqual([
      'alice, hat, hat',
      'alice,hat\r\n',
      false,
    ]);
    expect(await undo(done.edit)).toMatchObject({ done: 0, problem: 'It was undone already.' });
    expect(await undo()).toMatchObject({ done: 0, problem: 'There is nothing to undo.' });
  });

  it('leave alone what another program changed since they were shown, and name it', async () => {
    const prepared = await prepare(addSmile, [image('a.png'), image('b.png'), image('c.png')]);
    fs.writeFileSync(at('a.txt'), 'by another program');
    fs.writeFileSync(at('c.txt'), 'there now');
    expect(await apply(prepared.id)).toMatchObject({
      done: 1,
      refused: [
        { name: '10_alice woman/a.txt', reason: 'it was changed meanwhile' },
        { name: '10_alice woman/c.txt', reason: 'there is a file of this name already' },
      ],
    });
    expect([read('a.txt'), read('b.txt'), read('c.txt')]).toEqual([
      'by another program',
      'alice,hat,smile\r\n',
      'there now',
    ]);
    // No watcher told: what it met there is known from now on.
    expect(await editNow(addSmile, [image('a.png'), image('c.png')], null)).toMatchObject({ done: 2 });
    expect([read('a.txt'), read('c.txt')]).toEqual(['by another program, smile', 'there now, smile']);
  });

  it('of one caption are done to what its user saw, and to nothing else', async () => {
    const set = { kind: 'set', text: 'alice, cap\n' } as const;
    expect(await editNow(set, [image('b.png')], 'alice,hat\r\n')).toMatchObject({ done: 1, refused: [] });
    expect(read('b.txt')).toBe('alice, cap\r\n');
    expect(await editNow(set, [image('b.png')], 'alice,hat\r\n')).toEqual({
      title: 'Edit the caption',
      done: 0,
      refused: [{ name: '10_alice woman/b.txt', reason: 'it was changed meanwhile' }],
      isCancelled: false,
      edit: null,
      problem: null,
      unsaved: [],
    });
    fs.writeFileSync(at('a.txt'), 'by another program');
    expect(await editNow(set, [image('a.png')], 'alice, hat, hat')).toMatchObject({
      done: 0,
      refused: [{ name: '10_alice woman/a.txt', reason: 'it was changed meanwhile' }],
    });
    expect(read('a.txt')).toBe('by another program');
    expect(await editNow(set, [image('c.png')], '')).toMatchObject({ done: 1 });
    expect(read('c.txt')).toBe('alice, cap\n');
  });

  it('are known to be taken back, by whom ever', async () => {
    const isUndone = (edit: string | null) => ask('isUndone', { dataset: dataset(), edit: edit ?? '' });
    const first = await editNow(addSmile, [image('a.png'), image('c.png')], null);
    expect(await isUndone(first.edit)).toBe(false);
    // One of two, by another program.
    fs.writeFileSync(at('a.txt'), 'alice, hat, hat');
    expect(await isUndone(first.edit)).toBe(false);
    fs.rmSync(at('c.txt'));
    expect(await isUndone(first.edit)).toBe(true);
    await client.open(at('b.txt'), 'alice,hat\r\n');
    const second = await editNow(addSmile, [image('b.png')], null);
    await client.change(at('b.txt'), 8, 'alice,hat,smile\r\n');
    expect(await isUndone(second.edit)).toBe(false);
    // In the editor, whose text is not on disk.
    fs.writeFileSync(at('b.txt'), 'alice,hat,smile\r\n');
    await client.change(at('b.txt'), 9, 'alice,hat\r\n');
    expect(await isUndone(second.edit)).toBe(true);
    await client.change(at('b.txt'), 10, 'alice,hat,smile\r\n');
    expect(await isUndone(second.edit)).toBe(false);
    await client.request('lora/undoBulkEdit', { uri: dataset(), dirty: [] });
    expect(await isUndone(second.edit)).toBe(true);
  });

  it('name a read-only file, and edit the rest', async () => {
    fs.chmodSync(at('a.txt'), 0o444);
    expect(await editNow(addSmile, all(), null)).toMatchObject({
      done: 2,
      refused: [notUtf8, { name: '10_alice woman/a.txt', reason: 'it is read-only' }],
    });
    expect(read('a.txt')).toBe('alice, hat, hat');
  });

  it('are made in the editor where a caption is open', async () => {
    await client.open(at('b.txt'), 'alice,hat, unsaved\r\n');
    const dirty = [image('b.txt')];
    expect(await editNow(addSmile, [image('b.png')], 'alice,hat, unsaved\r\n', dirty)).toMatchObject({
      done: 1,
      unsaved: dirty,
    });
    expect(client.edits).toMatchObject([
      {
        label: 'Add "smile"',
        edit: {
          documentChanges: [
            { textDocument: { uri: image('b.txt'), version: 1 }, edits: [{ newText: ',smile' }] },
          ],
        },
      },
    ]);
    expect(read('b.txt')).toBe('alice,hat\r\n');
  });

  it('tell what is wrong with a regular expression, and give up one that takes too long', async () => {
    const regex = (pattern: string) =>
      ({ kind: 'regex', pattern, replacement: 'x', ignoresCase: false }) as const;
    expect(await prepare(regex('('))).toEqual({
      ...{ id: '', title: '', changed: 0, unchanged: 0, sentences: 0, refused: [] },
      problem: 'This is no regular expression: Unterminated group.',
    });
    fs.writeFileSync(at('c.txt'), `${'a'.repeat(40)}b`);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: image('c.txt'), type: 1 }],
    });
    const started = performance.now();
    expect(await prepare(regex('^(a+)+$'))).toMatchObject({
      changed: 0,
      problem: 'This expression takes too long, at first in c.txt. Write it another way.',
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await prepare(regex('hat'))).toMatchObject({ changed: 2, problem: null });
  });

  it('tell how many captions stay as they are since they are sentences', async () => {
    fs.writeFileSync(at('c.txt'), 'A woman with a hat is standing in the garden.');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: image('c.txt'), type: 1 }],
    });
    expect(await prepare(addSmile)).toMatchObject({ changed: 2, unchanged: 1, sentences: 1 });
    const regex = { kind: 'regex', pattern: 'dog', replacement: 'cat', ignoresCase: false } as const;
    expect(await prepare(regex)).toMatchObject({ changed: 0, unchanged: 3, sentences: 0 });
  });

  it('can be given up', async () => {
    const held = client.held('lora/gallery/prepareEdit', {
      ...{ dataset: dataset(), images: all(), operation: addSmile },
    });
    await expect(held()).rejects.toThrow('cancelled');
  });
});
