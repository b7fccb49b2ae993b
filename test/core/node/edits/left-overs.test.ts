import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '../../../../core/message.ts';
import { nodeEditDisk } from '../../../../core/node/disk/edit-disk.ts';
import { nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { Journal } from '../../../../core/node/edits/journal.ts';
import { removeLeftOvers } from '../../../../core/node/edits/left-overs.ts';
import { nodeFileSystem } from '../../../../core/node/file-system.ts';
import { fromNative } from '../../../../core/node/native-path.ts';
import { scan } from '../../../../core/node/scan.ts';
import { type Folder, folderOf } from '../../../protocol/dataset-on-disk.ts';

const NAME = '.lora-0123456789abcdef.tmp';
const MINUTE = 60_000;

describe('what a program left that was killed', () => {
  let folder: Folder;
  let other: Folder;
  beforeEach(() => {
    folder = folderOf({ '5_a/a.png': undefined, '5_a/a.txt': 'alice' });
    other = folderOf({ 'x.txt': 'elsewhere' });
  });
  afterEach(() => {
    folder.dispose();
    other.dispose();
  });

  /** Makes a file that was written some time ago. */
  const write = (file: string, age: number, content: string | Uint8Array = 'alice, sm') => {
    fs.writeFileSync(file, content);
    const time = (Date.now() - age) / 1000;
    fs.utimesSync(file, time, time);
  };
  const remove = (...names: string[]) => {
    const files = names.map((name) => fromNative(folder.at('5_a', name)));
    removeLeftOvers(nodeEditDisk, fromNative(folder.path), files, Date.now());
    return fs.readdirSync(folder.at('5_a')).sort();
  };

  it('goes when it is old', () => {
    write(folder.at('5_a', NAME), 20 * MINUTE);
    expect(remove(NAME, '.lora-fedcba9876543210.tmp')).toEqual(['a.png', 'a.txt']);
  });

  it('stays while somebody may still write it, a picture for a day', () => {
    write(folder.at('5_a', NAME), 2 * MINUTE);
    const large = '.lora-00000000000000aa.tmp';
    write(folder.at('5_a', large), 20 * MINUTE, Buffer.alloc(100_000));
    expect(remove(NAME, large)).toEqual([large, NAME, 'a.png', 'a.txt']);
    write(folder.at('5_a', large), 25 * 60 * MINUTE, Buffer.alloc(100_000));
    expect(remove(NAME, large)).toEqual([NAME, 'a.png', 'a.txt']);
  });

  it('is nothing else than what has such a name', () => {
    const names = ['.lora-0123.tmp', '.lora-0123456789abcdef.tmp.txt', 'x.tmp', '.lora-0123456789ABCDEF.tmp'];
    for (const name of names) write(folder.at('5_a', name), 20 * MINUTE);
    fs.mkdirSync(folder.at('5_a', NAME));
    expect(remove(NAME, 'a.txt', ...names)).toEqual([...names, NAME, 'a.png', 'a.txt'].sort());
  });

  it.skipIf(process.platform === 'win32')('is no link, and lies behind none', () => {
    write(other.at('x.txt'), 20 * MINUTE);
    write(other.at(NAME), 20 * MINUTE);
    fs.symlinkSync(other.at('x.txt'), folder.at('5_a', NAME));
    fs.lutimesSync(folder.at('5_a', NAME), 1, 1);
    fs.symlinkSync(other.path, folder.at('5_a', 'linked'));
    expect(remove(NAME, `linked/${NAME}`)).toEqual([NAME, 'a.png', 'a.txt', 'linked']);
    expect(fs.readdirSync(other.path).sort()).toEqual([NAME, 'x.txt']);
  });

  it('is neither a picture nor a caption meanwhile', () => {
    write(folder.at('5_a', NAME), 0);
    const files = [...scan(nodeFileSystem, { folder: folder.path, images: 'off', configs: {} })];
    expect(JSON.stringify(files)).not.toContain('.lora-');
    expect(files.length).toBeGreaterThan(1);
  });

  it('goes from the journal when the next edit is kept', () => {
    const journal = new Journal(nodeJournalDisk, fromNative(other.path));
    const entry = { root: '/d', title: message('Add'), files: [] };
    const { path } = journal.add(entry);
    const left = `${path.slice(0, path.lastIndexOf('/'))}/${NAME}`;
    write(left, 20 * MINUTE);
    journal.add(entry);
    expect(fs.existsSync(left)).toBe(false);
  });
});
