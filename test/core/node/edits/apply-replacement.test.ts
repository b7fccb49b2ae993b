import { describe, expect, it } from 'vitest';
import type { FileChange, FileStamp } from '../../../../core/edits/bulk-edit.ts';
import { digestOf } from '../../../../core/node/digest.ts';
import { applyChange } from '../../../../core/node/edits/apply-change.ts';
import { isOriginal, prepareEdit } from '../../../../core/node/edits/prepare-edit.ts';
import { type Events, type MemoryFile, memoryDisk, systemError } from '../../../support/edit-disk.ts';

const OLD = { bytes: Buffer.from('old'), mtimeMs: 1 };
const NEW = { bytes: Buffer.from('newer'), mtimeMs: 2 };
const FILE = '/d/a.png';
const KEPT = '/d/_originals/a.png';
const READY = '/d/.lora-1.tmp';

const stampOf = ({ bytes, mtimeMs }: typeof OLD): FileStamp => {
  return { size: bytes.length, mtimeMs, digest: digestOf(bytes) };
};
const change: FileChange = {
  kind: 'replace',
  file: FILE,
  is: stampOf(OLD),
  by: READY,
  byIs: stampOf(NEW),
  keep: KEPT,
};

/** The disk before it is done, with what is given beside. */
const filesWith = (other: Readonly<Record<string, MemoryFile>> = {}) =>
  new Map<string, MemoryFile>(Object.entries({ [FILE]: OLD, [READY]: NEW, ...other }));
const closed = () => undefined;
const throws = (code: string) => () => {
  throw systemError(code);
};

describe('a picture that another one takes the place of', () => {
  it.each([
    ['has its original kept, and gets it back', {}],
    ['has so where the file system knows no second names, too', { link: throws('EPERM') }],
  ])('%s', (_, events: Events) => {
    const files = filesWith();
    const disk = memoryDisk(files, events);
    const { ready, refusals } = prepareEdit(disk, [change], closed);
    expect(refusals).toEqual([]);
    const [prepared] = ready;
    if (!prepared) throw new Error('it is not ready');
    expect(applyChange(disk, change)).toBeUndefined();
    expect(Object.fromEntries(files)).toEqual({ [FILE]: NEW, [KEPT]: OLD });
    expect(isOriginal(disk, prepared.journal, closed)).toBe(false);
    const { undo } = prepared.journal;
    expect(prepareEdit(disk, [undo], closed).refusals).toEqual([]);
    expect(applyChange(disk, undo)).toBeUndefined();
    expect(Object.fromEntries(files)).toEqual({ [FILE]: OLD });
    expect(isOriginal(disk, prepared.journal, closed)).toBe(true);
  });

  it('was copied or touched since, and is the same', () => {
    const files = filesWith({ [FILE]: { ...OLD, mtimeMs: 9 } });
    expect(applyChange(memoryDisk(files), change)).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, MemoryFile>>]>([
    ['changed', { [FILE]: { bytes: Buffer.from('odd'), mtimeMs: 9 } }],
    ['changed', { [FILE]: { bytes: Buffer.from('longer'), mtimeMs: 1 } }],
    ['changed', { [READY]: { bytes: Buffer.from('half'), mtimeMs: 2 } }],
    ['read-only', { [FILE]: { ...OLD, readOnly: true } }],
    ['link', { [FILE]: { ...OLD, isLink: true } }],
    ['exists', { [KEPT]: OLD }],
  ])('stays as it is: %s', (reason, other) => {
    const files = filesWith(other);
    const before = new Map(files);
    const disk = memoryDisk(files);
    expect(prepareEdit(disk, [change], closed).refusals).toEqual([{ file: FILE, reason, detail: '' }]);
    expect(applyChange(disk, change)).toMatchObject({ reason });
    expect(files).toEqual(before);
  });

  it('stays as it is where it is gone, or nothing lies ready', () => {
    for (const missing of [FILE, READY]) {
      const files = filesWith();
      files.delete(missing);
      expect(applyChange(memoryDisk(files), change)).toMatchObject({ reason: 'missing' });
    }
  });

  it.each([
    ['with second names', {}],
    ['without them', { link: throws('EPERM') }],
  ])('is there as it was when it goes wrong in the middle, %s', (_, events: Events) => {
    const files = filesWith();
    const disk = memoryDisk(files, { ...events, rename: throws('EIO') });
    expect(applyChange(disk, change)).toMatchObject({ reason: 'io' });
    expect(Object.fromEntries(files)).toEqual({ [FILE]: OLD, [READY]: NEW });
  });

  it('has no original written over that came in this moment', () => {
    const other = { bytes: Buffer.from('other'), mtimeMs: 5 };
    const files = filesWith();
    const disk = memoryDisk(files, { link: () => files.set(KEPT, other) });
    expect(applyChange(disk, change)).toMatchObject({ reason: 'exists' });
    expect(Object.fromEntries(files)).toEqual({ [FILE]: OLD, [READY]: NEW, [KEPT]: other });
  });
});
