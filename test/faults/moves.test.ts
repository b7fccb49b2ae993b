// Pictures that are moved, renamed and copied with all that belongs to them: the editor's own calls to the disk fail at any one.
import * as fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Step } from '../../client/pair-files/carry-out.ts';
import { onFailingDisk } from './failing-disk.ts';
import { faults, filesIn, folderInMemory } from './tried-everywhere.ts';

/** An edit of files as the editor makes it: one after the other, and those before the one that fails stay made. */
class Edit {
  readonly changes: (() => void)[] = [];
  renameFile(from: URL, to: URL): void {
    this.changes.push(() => {
      if (fs.existsSync(path(to))) throw new Error('it is there');
      fs.renameSync(path(from), path(to));
    });
  }
  createFile(uri: URL, { contents }: { readonly contents: Uint8Array }): void {
    this.changes.push(() => fs.writeFileSync(path(uri), contents, { flag: 'wx' }));
  }
  deleteFile(uri: URL): void {
    this.changes.push(() => fs.rmSync(path(uri), { force: true }));
  }
}

const path = (uri: URL) => fileURLToPath(uri);

vi.mock('vscode', () => ({
  Uri: { parse: (text: string) => new URL(text) },
  WorkspaceEdit: Edit,
  workspace: {
    fs: {
      stat: async (uri: URL) => fs.statSync(path(uri)),
      copy: async (from: URL, to: URL) => fs.copyFileSync(path(from), path(to), fs.constants.COPYFILE_EXCL),
      delete: async (uri: URL) => fs.rmSync(path(uri)),
    },
    applyEdit: async ({ changes }: Edit) => {
      try {
        for (const change of changes) change();
        return true;
      } catch {
        return false;
      }
    },
  },
}));

const { carryOut } = await import('../../client/pair-files/carry-out.ts');

const PAIRS = ['a', 'b', 'c'];
let base: string;
const uri = (name: string) => pathToFileURL(`${base}/${name}`).href;

/** Each pair into another folder, with a copy of a caption that another picture needs as well, and a note that goes. */
function steps(): readonly Step[] {
  return PAIRS.map((name) => ({
    name,
    changes: [
      { kind: 'rename', from: uri(`from/${name}.png`), to: uri(`to/${name}.png`) },
      { kind: 'rename', from: uri(`from/${name}.npz`), to: uri(`to/${name}.npz`) },
      { kind: 'copy', from: uri(`from/${name}.txt`), to: uri(`to/${name}.txt`) },
    ],
  }));
}

function prepare(): void {
  fs.rmSync(base, { recursive: true, force: true });
  for (const folder of ['from', 'to']) fs.mkdirSync(`${base}/${folder}`, { recursive: true });
  for (const name of PAIRS)
    for (const end of ['png', 'npz', 'txt'])
      fs.writeFileSync(`${base}/from/${name}.${end}`, `${name} ${end}`);
}

beforeAll(() => {
  base = folderInMemory();
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

const BEFORE = ['from/N.npz', 'from/N.png', 'from/N.txt'];
const AFTER = ['from/N.txt', 'to/N.npz', 'to/N.png', 'to/N.txt'];

describe.each(faults.filter(({ code }) => code !== 'ENOENT'))(
  'on a disk that says $code, for good: $lasts',
  (fault) => {
    it('a pair is moved with all that belongs to it, or stays and is named; the others go on', async () => {
      prepare();
      const { result, trial } = await onFailingDisk(base, fault, 0, () => carryOut('Move', steps()));
      expect(result).toMatchObject({ count: 3, failed: [] });
      for (let last = 1; last <= trial.calls; last++) {
        prepare();
        const { result: told, trial: now } = await onFailingDisk(base, fault, last, () =>
          carryOut('Move', steps()),
        );
        const where = `call ${last}: ${now.failed[0]}`;
        const files = filesIn(base);
        for (const [file, bytes] of files) {
          const [, name, end] = /(\w)\.(\w+)$/.exec(file) ?? [];
          expect(bytes.toString(), where).toBe(`${name} ${end}`);
        }
        // A disk that takes nothing back any more keeps what was half done; nothing of it is lost.
        for (const name of PAIRS) {
          const own = [...files.keys()].filter((file) => file.includes(`/${name}.`));
          const as = (names: readonly string[]) => names.map((one) => one.replace('N', name));
          if (!fault.lasts || fault.code === 'ENOSPC')
            expect(own, where).toEqual(as(told.failed.includes(name) ? BEFORE : AFTER));
          for (const end of ['png', 'npz', 'txt'])
            expect(
              own.some((file) => file.endsWith(end)),
              `${where}: ${name}.${end}`,
            ).toBe(true);
        }
        if (!fault.lasts) expect(told.failed.length, where).toBeLessThanOrEqual(1);
        expect(told.count + told.failed.length + told.inPart.length, where).toBe(PAIRS.length);
      }
    });
  },
);
