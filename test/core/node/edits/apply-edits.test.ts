import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileEdits } from '../../../../core/edits/bulk-edit.ts';
import { bytesOfText, digestOf } from '../../../../core/node/digest.ts';
import { type EditDisk, type FileStatus, nodeEditDisk } from '../../../../core/node/disk/edit-disk.ts';
import { applyEdits } from '../../../../core/node/edits/apply-edits.ts';
import { fromNative } from '../../../../core/node/native-path.ts';
import { type MemoryFile, memoryDisk, systemError } from '../../../support/edit-disk.ts';

/** Edits that put `B` in the place of the first character. */
function editOf(file: string, text: string, bom = false): FileEdits {
  const digest = digestOf(bytesOfText(text, bom));
  return { file, digest, edits: [{ span: { start: 0, end: 1 }, newText: 'B' }] };
}

const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

describe('on any disk', () => {
  const start = () =>
    new Map<string, MemoryFile>([
      ['/d/a.txt', { bytes: Buffer.from('a1') }],
      ['/d/b.txt', { bytes: Buffer.from('a2') }],
    ]);
  const both = [editOf('/d/a.txt', 'a1'), editOf('/d/b.txt', 'a2')];
  const contents = (files: ReadonlyMap<string, MemoryFile>) =>
    Object.fromEntries([...files].map(([file, { bytes }]) => [file, text(bytes)]));

  it('edits all files and leaves nothing behind', () => {
    const files = start();
    expect(applyEdits(memoryDisk(files), both)).toEqual([]);
    expect(contents(files)).toEqual({ '/d/a.txt': 'B1', '/d/b.txt': 'B2' });
  });

  it('writes nothing where there is nothing to edit', () => {
    const touched: string[] = [];
    const disk = memoryDisk(start(), { create: (file) => touched.push(file) });
    expect(applyEdits(disk, [{ file: '/d/a.txt', digest: 'any', edits: [] }])).toEqual([]);
    expect(touched).toEqual([]);
  });

  it.each<[string, (files: Map<string, MemoryFile>) => void, string]>([
    ['changed', (files) => files.set('/d/a.txt', { bytes: Buffer.from('other') }), 'other'],
    ['not-utf-8', (files) => files.set('/d/a.txt', { bytes: Buffer.from([0x61, 0xe9]) }), 'a\ufffd'],
    ['read-only', (files) => files.set('/d/a.txt', { bytes: Buffer.from('a1'), readOnly: true }), 'a1'],
  ])('refuses by name what is %s, and edits the rest', (reason, change, left) => {
    const files = start();
    change(files);
    expect(applyEdits(memoryDisk(files), both)).toEqual([{ file: '/d/a.txt', reason, detail: '' }]);
    expect(contents(files)).toEqual({ '/d/a.txt': left, '/d/b.txt': 'B2' });
  });

  it.each<[keyof EditDisk, string, string]>([
    ['realPath', 'ENOENT', 'missing'],
    ['realPath', 'EACCES', 'no-permission'],
    ['read', 'EACCES', 'no-permission'],
    ['read', 'EIO', 'io'],
    ['create', 'ENOSPC', 'disk-full'],
    ['create', 'EDQUOT', 'disk-full'],
    ['create', 'EACCES', 'no-permission'],
    ['create', 'EROFS', 'read-only'],
    ['rename', 'EPERM', 'no-permission'],
    ['rename', 'EXDEV', 'io'],
  ])('%s fails with %s: %s, and the rest is edited', (method, code, reason) => {
    const files = start();
    let first = true;
    const fail = () => {
      if (!first) return;
      first = false;
      throw systemError(code);
    };
    const refusals = applyEdits(memoryDisk(files, { [method]: fail }), both);
    expect(refusals).toEqual([{ file: '/d/a.txt', reason, detail: expect.stringContaining(code) }]);
    expect(contents(files)).toEqual({ '/d/a.txt': 'a1', '/d/b.txt': 'B2' });
  });

  it('refuses a file that is saved by somebody else while it is written', () => {
    const files = start();
    const save = () => files.set('/d/a.txt', { bytes: Buffer.from('saved') });
    const refusals = applyEdits(memoryDisk(files, { create: save }), both.slice(0, 1));
    expect(refusals).toEqual([{ file: '/d/a.txt', reason: 'changed', detail: '' }]);
    expect(contents(files)).toEqual({ '/d/a.txt': 'saved', '/d/b.txt': 'a2' });
  });

  it('never removes a file that happened to have the name of the temporary one', () => {
    const files = start();
    const removed: string[] = [];
    const exists = () => {
      throw systemError('EEXIST');
    };
    const disk = memoryDisk(files, { create: exists, remove: (file) => removed.push(file) });
    expect(applyEdits(disk, both.slice(0, 1))).toMatchObject([{ reason: 'io' }]);
    expect(removed).toEqual([]);
  });

  it('throws for edits that overlap, since one would be lost', () => {
    const [one] = both;
    const edits = [...(one?.edits ?? []), ...(one?.edits ?? [])];
    expect(() =>
      applyEdits(memoryDisk(start()), [{ file: '/d/a.txt', digest: one?.digest ?? '', edits }]),
    ).toThrow(RangeError);
  });
});

describe('on the real disk', () => {
  const folder = () => {
    const made = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-apply-'));
    onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
    return fromNative(made);
  };
  const file = (content: string | Uint8Array, mode = 0o644) => {
    const made = `${folder()}/a.txt`;
    fs.writeFileSync(made, content);
    fs.chmodSync(made, mode);
    return made;
  };
  const names = (made: string) => fs.readdirSync(path.dirname(made));

  it.each([0o644, 0o600, 0o664, 0o666, 0o755])('keeps the permissions %o', (mode) => {
    const made = file('a1', mode);
    expect(applyEdits(nodeEditDisk, [editOf(made, 'a1')])).toEqual([]);
    expect(fs.readFileSync(made, 'utf8')).toBe('B1');
    if (process.platform !== 'win32') expect(fs.statSync(made).mode & 0o7777).toBe(mode);
    expect(names(made)).toEqual(['a.txt']);
  });

  it('keeps the byte order mark and the line ends', () => {
    const made = file('\ufeffa1\r\nx\r');
    expect(applyEdits(nodeEditDisk, [editOf(made, 'a1\r\nx\r', true)])).toEqual([]);
    expect(fs.readFileSync(made, 'utf8')).toBe('\ufeffB1\r\nx\r');
  });

  it('takes a byte order mark that came since for a change', () => {
    const made = file('\ufeffa1');
    expect(applyEdits(nodeEditDisk, [editOf(made, 'a1')])).toMatchObject([{ reason: 'changed' }]);
  });

  it('edits what a link leads to, and keeps the link', () => {
    const made = file('a1');
    const link = `${folder()}/link.txt`;
    fs.symlinkSync(made, link);
    expect(applyEdits(nodeEditDisk, [editOf(link, 'a1')])).toEqual([]);
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(made, 'utf8')).toBe('B1');
    expect([...names(link), ...names(made)]).toEqual(['link.txt', 'a.txt']);
  });

  it('edits once what two links lead to and want the same for; the second refuses to want another thing', () => {
    const made = file('a1');
    const links = ['x', 'y', 'z'].map((name) => `${path.dirname(made)}/${name}.txt`);
    for (const link of links) fs.symlinkSync(made, link);
    const [x = '', y = '', z = ''] = links;
    const other = { ...editOf(z, 'a1'), edits: [{ span: { start: 1, end: 2 }, newText: '' }] };
    expect(applyEdits(nodeEditDisk, [editOf(x, 'a1'), editOf(y, 'a1'), other])).toEqual([
      { file: z, reason: 'changed', detail: '' },
    ]);
    expect(fs.readFileSync(made, 'utf8')).toBe('B1');
  });

  it('refuses a link to nothing, a folder and what is gone', () => {
    const at = folder();
    fs.symlinkSync('gone', `${at}/link.txt`);
    fs.mkdirSync(`${at}/folder.txt`);
    const wanted = ['link.txt', 'folder.txt', 'gone.txt'].map((name) => editOf(`${at}/${name}`, 'a1'));
    expect(applyEdits(nodeEditDisk, wanted)).toMatchObject([
      { reason: 'missing' },
      { reason: 'io' },
      { reason: 'missing' },
    ]);
  });

  it('refuses a read-only file, for root too', () => {
    const made = file('a1', 0o444);
    expect(applyEdits(nodeEditDisk, [editOf(made, 'a1')])).toMatchObject([{ reason: 'read-only' }]);
    expect([fs.readFileSync(made, 'utf8'), names(made)]).toEqual(['a1', ['a.txt']]);
  });

  it('leaves no half-written file when the disk is full', () => {
    const made = file('a1');
    const full: EditDisk = {
      ...nodeEditDisk,
      create(temporary: string, bytes: Uint8Array, like?: FileStatus) {
        nodeEditDisk.create(temporary, bytes.subarray(0, 1), like);
        throw systemError('ENOSPC');
      },
    };
    expect(applyEdits(full, [editOf(made, 'a1')])).toMatchObject([{ reason: 'disk-full' }]);
    expect([fs.readFileSync(made, 'utf8'), names(made)]).toEqual(['a1', ['a.txt']]);
  });

  it('edits a file whose name is as long as it gets', () => {
    const made = `${folder()}/${'n'.repeat(251)}.txt`;
    fs.writeFileSync(made, 'a1');
    expect(applyEdits(nodeEditDisk, [editOf(made, 'a1')])).toEqual([]);
  });
});
