import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../../../core/node/disk/replace-file.ts';
import { type MemoryFile, memoryJournalDisk, systemError } from '../../../support/edit-disk.ts';

const FILE = '/run/run.json';

function start(before?: string) {
  const files = new Map<string, MemoryFile>();
  if (before !== undefined) files.set(FILE, { bytes: Buffer.from(before) });
  const held = () => [...files].map(([path, { bytes }]) => [path, Buffer.from(bytes).toString()]);
  return { files, held };
}

describe('a file', () => {
  it.each([
    ['that was not there', undefined],
    ['in the place of another', 'before'],
  ])('is written %s, and nothing lies beside it', (_, before) => {
    const { files, held } = start(before);
    replaceFile(memoryJournalDisk(files), FILE, 'ä');
    expect(held()).toEqual([[FILE, 'ä']]);
  });

  it.each(['create', 'rename'] as const)('stays as it was where it can not be replaced (%s)', (method) => {
    const { files, held } = start('before');
    const disk = memoryJournalDisk(files, {
      [method]: () => {
        throw systemError('ENOSPC');
      },
    });
    expect(() => replaceFile(disk, FILE, 'after')).toThrow('ENOSPC');
    expect(held()).toEqual([[FILE, 'before']]);
  });
});
