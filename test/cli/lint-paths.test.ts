// Faults that no real disk has at hand: what the command does when something goes wrong half-way.
import { describe, expect, it } from 'vitest';
import { type Disk, lintPaths } from '../../cli/lint/lint-paths.ts';
import { type EditDisk, nodeEditDisk } from '../../core/node/disk/edit-disk.ts';
import { applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { relativeTo } from '../../core/path.ts';
import { memoryJournalDisk, systemError } from '../support/edit-disk.ts';
import { folderWith, pairs } from './lora.ts';

/** Edits of a disk that has faults. */
function edits(faults: Partial<EditDisk>): Disk['apply'] {
  const journal = new Journal(memoryJournalDisk(new Map()), '/journal');
  return (edit) => applyBulkEdit({ ...nodeEditDisk, ...faults }, journal, edit);
}

const disk: Disk = { fileSystem: nodeFileSystem, apply: edits({}), pathKind };

async function lint(folder: string, faulty: Partial<Disk>, fix = false) {
  const root = fromNative(folder);
  const { linted, troubles } = await lintPaths(
    { ...disk, ...faulty },
    { paths: [folder], listed: [], ignoreUnknown: false },
    {
      images: 'headers',
      severities: {},
      knowledge: {},
      collapse: true,
      fix,
      relative: (path) => relativeTo(root, path),
    },
  );
  const found = linted.flatMap(({ findings }) => findings);
  return { troubles, found: found.map(({ file, code }) => `${relativeTo(root, file)} ${code}`) };
}

describe('lintPaths', () => {
  it('names captions that could not be fixed, fixes the rest once, and reports what remains', async () => {
    const folder = folderWith(pairs({ a: 'x, x', b: 'y, y', c: 'z, z' }));
    const writes: string[] = [];
    const rename: EditDisk['rename'] = (from, to) => {
      writes.push(relativeTo(fromNative(folder), to));
      if (to.endsWith('b.txt')) throw systemError('ENOSPC');
      nodeEditDisk.rename(from, to);
    };
    expect(await lint(folder, { apply: edits({ rename }) }, true)).toEqual({
      troubles: ['10_alice/b.txt: not fixed, since the disk is full.'],
      found: ['10_alice/b.txt duplicate-tag'],
    });
    expect(writes).toEqual(['10_alice/a.txt', '10_alice/b.txt', '10_alice/c.txt']);
  });

  it('does not write over what changed since it was read', async () => {
    const folder = folderWith(pairs({ a: 'x, x' }));
    const read = (path: string) =>
      path.endsWith('a.txt') ? Buffer.from('saved, x, x') : nodeEditDisk.read(path);
    expect(await lint(folder, { apply: edits({ read }) }, true)).toEqual({
      troubles: ['10_alice/a.txt: not fixed, since it changed meanwhile. Run the command again.'],
      found: ['10_alice/a.txt duplicate-tag'],
    });
  });

  it('reports a caption without permission as a finding', async () => {
    const folder = folderWith(pairs({ a: 'x, x', b: 'y, y' }));
    const readText: Disk['fileSystem']['readText'] = (path, limit) => {
      return path.endsWith('a.txt')
        ? { failure: 'permission', detail: '' }
        : nodeFileSystem.readText(path, limit);
    };
    const faulty = { fileSystem: { ...nodeFileSystem, readText } };
    expect(await lint(folder, faulty, true)).toEqual({
      troubles: [],
      found: ['10_alice/a.txt unreadable-caption'],
    });
  });

  it('names a folder that can not be listed', async () => {
    const folder = folderWith({ ...pairs({ a: 'x, x' }), ...pairs({ b: 'y, y' }, '5_b') });
    const faulty: Partial<Disk> = {
      fileSystem: {
        ...nodeFileSystem,
        list: (path) => (path.endsWith('5_b') ? [] : nodeFileSystem.list(path)),
      },
      pathKind: (path) => (path.endsWith('5_b') ? { failure: 'io', detail: 'EIO: broken' } : pathKind(path)),
    };
    expect(await lint(folder, faulty)).toEqual({
      troubles: ['5_b: it can not be read: EIO: broken.'],
      found: ['10_alice/a.txt duplicate-tag'],
    });
  });
});
