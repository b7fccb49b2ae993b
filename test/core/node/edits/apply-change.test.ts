import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileChange } from '../../../../core/edits/bulk-edit.ts';
import { digestOf, digestOfText } from '../../../../core/node/digest.ts';
import { nodeEditDisk } from '../../../../core/node/disk/edit-disk.ts';
import { applyChange } from '../../../../core/node/edits/apply-change.ts';
import { isOriginal, prepareEdit } from '../../../../core/node/edits/prepare-edit.ts';
import { fromNative } from '../../../../core/node/native-path.ts';
import { type MemoryFile, memoryDisk, systemError } from '../../../support/edit-disk.ts';

const create = (file: string, text = 'a'): FileChange => ({ kind: 'create', file, text, bom: false });
const remove = (file: string, text = 'a'): FileChange => {
  return { kind: 'remove', file, digest: digestOfText({ text, bom: false }) };
};
const bytes = (text: string): MemoryFile => ({ bytes: Buffer.from(text) });
const closed = () => undefined;

describe('a file that is made', () => {
  it('is whole, or not there at all', () => {
    const files = new Map<string, MemoryFile>();
    expect(applyChange(memoryDisk(files), create('/d/a.txt'))).toBeUndefined();
    const full = () => {
      throw systemError('ENOSPC');
    };
    const refusal = applyChange(memoryDisk(files, { create: full }), create('/d/b.txt'));
    expect(refusal).toMatchObject({ file: '/d/b.txt', reason: 'disk-full' });
    expect([...files.keys()]).toEqual(['/d/a.txt']);
  });

  it('never takes the place of one that came meanwhile', () => {
    const files = new Map<string, MemoryFile>();
    const disk = memoryDisk(files, { create: () => files.set('/d/a.txt', bytes('mine')) });
    expect(applyChange(disk, create('/d/a.txt'))).toMatchObject({ reason: 'exists' });
    expect([...files]).toEqual([['/d/a.txt', bytes('mine')]]);
  });
});

describe('a file that is removed again', () => {
  it('is removed only while it is what was written', () => {
    const files = new Map([
      ['/d/a.txt', bytes('a')],
      ['/d/b.txt', bytes('edited')],
      ['/d/c.txt', { ...bytes('a'), readOnly: true }],
    ]);
    const disk = memoryDisk(files);
    expect(['a', 'b', 'c', 'd'].map((name) => applyChange(disk, remove(`/d/${name}.txt`))?.reason)).toEqual([
      undefined,
      'changed',
      'read-only',
      'missing',
    ]);
    expect([...files.keys()]).toEqual(['/d/b.txt', '/d/c.txt']);
  });
});

describe('a file whose bytes are no UTF-8', () => {
  const written = (text: string, digest: string): FileChange => {
    return { kind: 'bytes', file: '/d/a.txt', digest, content: { text, bom: false } };
  };

  it('becomes UTF-8, and exactly what it was when that is taken back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (before, text) => {
        const files = new Map([['/d/a.txt', { bytes: before }]]);
        const disk = memoryDisk(files);
        const { ready } = prepareEdit(disk, [written(text, digestOf(before))], closed);
        const [prepared] = ready;
        if (!prepared) throw new Error('it is refused');
        expect(applyChange(disk, prepared.change)).toBeUndefined();
        expect(Buffer.from(files.get('/d/a.txt')?.bytes ?? []).toString()).toBe(text);
        const { undo } = prepared.journal;
        expect(prepareEdit(disk, [undo], closed).refusals).toEqual([]);
        expect(applyChange(disk, undo)).toBeUndefined();
        expect([...files.entries()].map(([file, { bytes }]) => [file, [...bytes]])).toEqual([
          ['/d/a.txt', [...before]],
        ]);
        expect(isOriginal(disk, prepared.journal, closed)).toBe(true);
      }),
    );
  });

  it('stays as it is when it changed, is read-only, or an editor has something else unsaved', () => {
    const latin = { bytes: new Uint8Array([0xe9]) };
    const change = written('é', digestOf(latin.bytes));
    const reasonOf = (file: MemoryFile, open?: string) => {
      const disk = memoryDisk(new Map([['/d/a.txt', file]]));
      return prepareEdit(disk, [change], () => open).refusals[0]?.reason;
    };
    expect([reasonOf(latin), reasonOf(latin, 'é'), reasonOf(latin, 'ée')]).toEqual([
      undefined,
      undefined,
      'unsaved',
    ]);
    expect(reasonOf({ ...latin, readOnly: true })).toBe('read-only');
    expect(reasonOf(bytes('other'))).toBe('changed');
    const disk = memoryDisk(new Map([['/d/a.txt', bytes('other')]]));
    expect(applyChange(disk, change)).toMatchObject({ reason: 'changed' });
    expect(applyChange(memoryDisk(new Map()), change)).toMatchObject({ reason: 'missing' });
  });
});

describe('on the real disk', () => {
  const folder = () => {
    const made = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-change-'));
    onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
    return fromNative(made);
  };

  it('makes a file like any other, leaves nothing beside it, and takes no name that is taken', () => {
    const at = folder();
    fs.symlinkSync('nowhere', `${at}/link.txt`);
    expect(applyChange(nodeEditDisk, create(`${at}/a.txt`, '1girl'))).toBeUndefined();
    expect(applyChange(nodeEditDisk, create(`${at}/a.txt`, 'other'))).toMatchObject({ reason: 'exists' });
    expect(applyChange(nodeEditDisk, create(`${at}/link.txt`, 'other'))).toMatchObject({ reason: 'exists' });
    expect(applyChange(nodeEditDisk, create(`${at}/none/a.txt`))).toMatchObject({ reason: 'missing' });
    expect(fs.readFileSync(`${at}/a.txt`, 'utf8')).toBe('1girl');
    expect(fs.statSync(`${at}/a.txt`).mode & 0o777).toBe(0o666 & ~process.umask());
    expect(fs.readdirSync(at).sort()).toEqual(['a.txt', 'link.txt']);
  });
});

describe('looking before writing', () => {
  const digest = digestOfText({ text: 'a', bom: false });
  const edit = (file: string): FileChange => ({ kind: 'edit', file, digest, edits: [] });

  it('names what can not be done', () => {
    const files = new Map([
      ['/d/changed.txt', bytes('b')],
      ['/d/there.txt', bytes('a')],
      ['/d/locked.txt', { ...bytes('a'), readOnly: true }],
      ['/d/latin.txt', { bytes: new Uint8Array([0xe9]) }],
    ]);
    const changes = [
      ...['changed', 'locked', 'latin', 'gone', 'there'].map((name) => edit(`/d/${name}.txt`)),
      create('/d/there.txt'),
      create('/d/latin.txt'),
      create('/d/new.txt'),
    ];
    const { ready, refusals } = prepareEdit(memoryDisk(files), changes, closed);
    expect(ready.map(({ change: { kind, file } }) => [kind, file])).toEqual([
      ['edit', '/d/there.txt'],
      ['create', '/d/new.txt'],
    ]);
    expect(refusals.map(({ file, reason }) => [file, reason])).toEqual([
      ['/d/changed.txt', 'changed'],
      ['/d/locked.txt', 'read-only'],
      ['/d/latin.txt', 'not-utf-8'],
      ['/d/gone.txt', 'missing'],
      ['/d/there.txt', 'exists'],
      ['/d/latin.txt', 'exists'],
    ]);
  });

  it('goes by the open document, not by the disk', () => {
    const files = new Map([['/d/a.txt', bytes('saved before')]]);
    expect(prepareEdit(memoryDisk(files), [edit('/d/a.txt')], () => 'a').ready).toHaveLength(1);
    expect(prepareEdit(memoryDisk(files), [edit('/d/a.txt')], () => 'typed').refusals).toMatchObject([
      { reason: 'changed' },
    ]);
  });

  it('knows what was never written', () => {
    const files = new Map([['/d/a.txt', bytes('a')]]);
    const disk = memoryDisk(files);
    const changes = [edit('/d/a.txt'), create('/d/new.txt')];
    for (const { journal } of prepareEdit(disk, changes, closed).ready)
      expect(isOriginal(disk, journal, closed)).toBe(true);
    const [, made] = prepareEdit(disk, changes, closed).ready;
    files.set('/d/new.txt', bytes('a'));
    expect(made && isOriginal(disk, made.journal, closed)).toBe(false);
  });
});
