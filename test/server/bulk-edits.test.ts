import { describe, expect, it } from 'vitest';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { BulkEdit, FileChange } from '../../core/edits/bulk-edit.ts';
import { message } from '../../core/message.ts';
import { digestOfText } from '../../core/node/digest.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { BulkEdits } from '../../server/edits/bulk-edits.ts';
import { OwnWrites } from '../../server/session/own-writes.ts';
import type { Session } from '../../server/session/session.ts';
import { uriOfPath } from '../../server/uri.ts';
import { type Events, type MemoryFile, memoryJournalDisk, systemError } from '../support/edit-disk.ts';

const never = { isCancellationRequested: false } as CancellationToken;
const bytes = (text: string): MemoryFile => ({ bytes: Buffer.from(text) });

/** 200 captions `a0` … of which each shall become `b0` … */
function captions(): { files: Map<string, MemoryFile>; edit: BulkEdit } {
  const names = Array.from({ length: 200 }, (_, index) => [`/d/${index}.txt`, `a${index}`] as const);
  const changes = names.map(([file, text]): FileChange => {
    const digest = digestOfText({ text, bom: false });
    return { kind: 'edit', file, digest, edits: [{ span: { start: 0, end: 1 }, newText: 'b' }] };
  });
  return {
    files: new Map(names.map(([file, text]) => [file, bytes(text)])),
    edit: { root: '/d', title: message('Change all'), changes },
  };
}

/** Bulk edits on a disk in memory, with an editor that has nothing open. */
function bulkEdits(files: Map<string, MemoryFile>, events: Events = {}): BulkEdits {
  const disk = memoryJournalDisk(files, events);
  const session = {
    documentAt: () => undefined,
    reread: () => undefined,
    folderOf: () => '/d',
    datasetOf: () => undefined,
  } as unknown as Session;
  const journal = new Journal(disk, '/state');
  const writes = new OwnWrites({ times: () => undefined }, () => undefined);
  return new BulkEdits({ connection: {} as Connection, client: {}, session, disk, journal, writes });
}

const text = (files: Map<string, MemoryFile>, file: string) => {
  return Buffer.from(files.get(file)?.bytes ?? []).toString();
};
const textsOf = (files: Map<string, MemoryFile>) =>
  Object.fromEntries(
    [...files.keys()].filter((file) => file.startsWith('/d/')).map((file) => [file, text(files, file)]),
  );

describe('a bulk edit of 200 files', () => {
  it('and its undo give back what was there, byte for byte', async () => {
    const { files, edit } = captions();
    const before = textsOf(files);
    expect(await bulkEdits(files).apply(edit, {}, never)).toMatchObject({ done: 200, refused: [] });
    expect(text(files, '/d/7.txt')).toBe('b7');
    // Another life of the program.
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ title: 'Change all', done: 200 });
    expect(textsOf(files)).toEqual(before);
    expect(await bulkEdits(files).undo('/d', {}, never)).toEqual({
      done: 0,
      refused: [],
      unsaved: [],
      cancelled: false,
    });
  });

  it('says of one that is kept no more that it is too long ago', async () => {
    const files = new Map([
      ['/d/0.txt', bytes('')],
      ['/d/1.txt', bytes('')],
    ]);
    const edits = bulkEdits(files);
    const grow = () => {
      const changes = [...files.keys()]
        .filter((file) => file.startsWith('/d/'))
        .map((file): FileChange => {
          const digest = digestOfText({ text: text(files, file), bom: false });
          return { kind: 'edit', file, digest, edits: [{ span: { start: 0, end: 0 }, newText: 'x' }] };
        });
      return edits.apply({ root: '/d', title: message('Change all'), changes }, {}, never);
    };
    const first = await grow();
    for (let more = 0; more < 20; more++) await grow();
    await expect(edits.undo('/d', {}, never, first.edit)).rejects.toThrow('It is too long ago');
  });

  it('names one that is read-only and one that changed since, and does the rest', async () => {
    const { files, edit } = captions();
    files.set('/d/3.txt', { ...bytes('a3'), readOnly: true });
    files.set('/d/5.txt', bytes('typed'));
    expect(await bulkEdits(files).apply(edit, {}, never)).toMatchObject({
      done: 198,
      refused: [
        { uri: uriOfPath('/d/3.txt'), reason: 'it is read-only' },
        { uri: uriOfPath('/d/5.txt'), reason: 'it was changed meanwhile' },
      ],
    });
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ done: 198, refused: [] });
    expect([text(files, '/d/3.txt'), text(files, '/d/5.txt')]).toEqual(['a3', 'typed']);
  });

  it('loses nothing when the disk gets full half-way, and can be taken back', async () => {
    const { files, edit } = captions();
    const before = textsOf(files);
    let made = 0;
    const full = () => {
      // The journal is the first file that is made.
      if (++made > 101) throw systemError('ENOSPC');
    };
    const result = await bulkEdits(files, { create: full }).apply(edit, {}, never);
    expect(result.done).toBe(100);
    expect(result.refused).toHaveLength(100);
    expect(new Set(result.refused.map(({ reason }) => reason))).toEqual(new Set(['the disk is full']));
    expect([text(files, '/d/99.txt'), text(files, '/d/100.txt')]).toEqual(['b99', 'a100']);
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ done: 100, refused: [] });
    expect(textsOf(files)).toEqual(before);
  });

  it('writes nothing when what would undo it can not be kept', async () => {
    const { files, edit } = captions();
    const before = textsOf(files);
    const full = () => {
      throw systemError('ENOSPC');
    };
    const { done, refused } = await bulkEdits(files, { create: full }).apply(edit, {}, never);
    expect([done, refused.length]).toEqual([0, 200]);
    expect(refused[0]?.reason).toMatch(/what would undo it can not be kept: ENOSPC/);
    expect(textsOf(files)).toEqual(before);
  });

  it('does no harm when the program ends between the journal and the files', async () => {
    const { files, edit } = captions();
    const before = textsOf(files);
    const crash = () => {
      throw new RangeError('the program ends here');
    };
    await expect(
      bulkEdits(files, { status: statusThen(200, crash) }).apply(edit, {}, never),
    ).rejects.toThrow();
    expect(textsOf(files)).toEqual(before);
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ done: 0, refused: [] });
    expect(textsOf(files)).toEqual(before);
  });

  it('restores only what nobody changed since, names the rest, and keeps what it held', async () => {
    const { files, edit } = captions();
    await bulkEdits(files).apply(edit, {}, never);
    files.set('/d/1.txt', bytes('edited by hand'));
    files.set('/d/2.txt', { ...bytes('b2'), readOnly: true });
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({
      done: 198,
      refused: [
        { uri: uriOfPath('/d/1.txt'), reason: 'it was changed meanwhile' },
        { uri: uriOfPath('/d/2.txt'), reason: 'it is read-only' },
      ],
    });
    expect(text(files, '/d/1.txt')).toBe('edited by hand');
    files.set('/d/2.txt', bytes('b2'));
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ done: 1, refused: [] });
    expect(text(files, '/d/2.txt')).toBe('a2');
    expect([...files.keys()].some((file) => file.endsWith('.left-over.json'))).toBe(true);
  });

  it('stops where it is given up, between two files, and can be taken back', async () => {
    const { files, edit } = captions();
    const before = textsOf(files);
    const token = { isCancellationRequested: false };
    let written = 0;
    const giveUp = () => {
      token.isCancellationRequested = ++written > 50;
    };
    const result = await bulkEdits(files, { rename: giveUp }).apply(edit, {}, token as CancellationToken);
    const changed = Object.values(textsOf(files)).filter((now) => now.startsWith('b'));
    // Those that were on their way to the disk come there.
    expect(result).toMatchObject({ done: changed.length, cancelled: true });
    expect([changed.length >= 50, changed.length < 100]).toEqual([true, true]);
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ done: changed.length, refused: [] });
    expect(textsOf(files)).toEqual(before);
  });

  it('names what nobody can say the change of, and what has edits that contradict each other', async () => {
    const { files, edit } = captions();
    const twice = { span: { start: 0, end: 1 }, newText: 'c' };
    const changes = edit.changes.map((change) =>
      change.file === '/d/6.txt' && change.kind === 'edit' ? { ...change, edits: [twice, twice] } : change,
    );
    const failed = [{ file: '/d/x.txt', detail: 'no tag 7' }];
    const result = await bulkEdits(files).apply({ ...edit, changes, failed }, {}, never);
    expect(result).toMatchObject({
      done: 199,
      refused: [
        { uri: uriOfPath('/d/x.txt'), reason: 'what to change there can not be worked out: no tag 7' },
        {
          uri: uriOfPath('/d/6.txt'),
          reason: 'what to change there can not be worked out: edits overlap at offset 0',
        },
      ],
    });
    expect(text(files, '/d/6.txt')).toBe('a6');
    expect(await bulkEdits(files).undo('/d', {}, never)).toMatchObject({ done: 199, refused: [] });
  });

  it('leaves alone what an editor has unsaved changes of that the server was not told of', async () => {
    const { files, edit } = captions();
    const result = await bulkEdits(files).apply(edit, { dirty: [uriOfPath('/d/4.txt')] }, never);
    expect(result).toMatchObject({
      done: 199,
      refused: [{ uri: uriOfPath('/d/4.txt'), reason: 'it is open with unsaved changes' }],
    });
  });
});

/** Does something after so many calls. */
function statusThen(calls: number, happen: () => void): () => void {
  let seen = 0;
  return () => {
    if (++seen > calls) happen();
  };
}
