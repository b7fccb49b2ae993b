// All that writes, on a real disk that is full, and where its user has no permission.
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallDisk } from './small-disk.ts';
import { filesIn, folderInMemory, tryOnFullDisk } from './tried-everywhere.ts';
import { works } from './works.ts';

describe('on a disk that is full', () => {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-small-'));
  let disk: SmallDisk;
  beforeAll(() => {
    disk = new SmallDisk(folder, 400);
  });
  afterAll(() => {
    disk.unmount();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it.each(works)('$name', async (work) => {
    if (disk.isMounted) expect(await tryOnFullDisk(work, folder)).toBeGreaterThan(0);
  });
});

/** A user who may do nothing: root may write everywhere, so its tests work as that one. */
const NOBODY = 65_534;

if (process.platform === 'win32')
  console.warn('no folder without permission, since: they work otherwise on Windows');

describe.skipIf(process.platform === 'win32')('without permission', () => {
  const isRoot = process.getuid?.() === 0;
  const base = folderInMemory();
  const folder = path.join(base, 'all');
  afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

  /** Takes everybody's permission to write from all folders, or gives it back. */
  function lock(isLocked: boolean): void {
    const folders = fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isDirectory());
    for (const one of [...folders.map(({ parentPath, name }) => path.join(parentPath, name)), folder])
      fs.chmodSync(one, isLocked ? 0o555 : 0o755);
    fs.chmodSync(base, 0o755);
  }

  it.each(works)('$name', async (work) => {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    await work.prepare(folder);
    const before = filesIn(folder);
    lock(true);
    if (isRoot) process.seteuid?.(NOBODY);
    let told: readonly string[];
    try {
      told = await work.run(folder);
    } finally {
      if (isRoot) process.seteuid?.(0);
      lock(false);
    }
    expect(filesIn(folder)).toEqual(before);
    if (!work.isCache) expect(told.join('\n')).toMatch(/permission|read-only|EACCES/);
    expect(await work.run(folder), 'with permission').toEqual([]);
  });
});
