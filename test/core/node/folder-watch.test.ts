import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderWatch, type PathChange } from '../../../core/node/folder-watch.ts';
import { fromNative } from '../../../core/node/native-path.ts';
import { type Folder, folderOf } from '../../protocol/dataset-on-disk.ts';

describe('a watch of folders', () => {
  let folder: Folder;
  let watch: FolderWatch;
  let refuse: (folder: string) => string | undefined;
  const errors: string[] = [];
  const told: PathChange[] = [];
  let wake = () => {};
  const at = (name: string) => fromNative(folder.at(...name.split('/')));

  beforeEach(() => {
    folder = folderOf({ 'set/a.txt': 'a', 'node_modules/x/a.txt': 'a', 'set/deep/b.txt': 'b' });
    refuse = () => undefined;
    errors.length = 0;
    told.length = 0;
    watch = new FolderWatch({
      watch: (path, options, hear) => {
        const code = refuse(path);
        if (code) throw Object.assign(new Error(`${code}: refused`), { code });
        return fs.watch(path, options, hear);
      },
      tell: (events) => {
        told.push(...events);
        wake();
      },
      fallShort: (why) => errors.push(why),
    });
  });
  afterEach(() => {
    watch.dispose();
    folder.dispose();
  });

  const heard = (name: string, kind: PathChange['kind']) =>
    new Promise<void>((resolve) => {
      wake = () => {
        if (told.some((one) => one.path === at(name) && one.kind === kind)) resolve();
      };
      wake();
    });

  it('tells what comes, changes and goes', async () => {
    watch.follow([fromNative(folder.path)]);
    fs.writeFileSync(at('set/c.txt'), 'c');
    await heard('set/c.txt', 'created');
    fs.appendFileSync(at('set/a.txt'), ', b');
    await heard('set/a.txt', 'changed');
    fs.rmSync(at('set/deep'), { recursive: true });
    await heard('set/deep', 'deleted');
    expect(watch.isWatched(at('set/deep')) && process.platform === 'linux').toBe(false);
  });

  it('tells what a folder has that was moved in', async () => {
    watch.follow([at('set')]);
    fs.renameSync(at('node_modules/x'), at('set/x'));
    await heard('set/x/a.txt', 'created');
    fs.writeFileSync(at('set/x/d.txt'), 'd');
    await heard('set/x/d.txt', 'created');
  });

  it('goes on after a link that leads nowhere', async () => {
    watch.follow([at('set')]);
    fs.symlinkSync('loop', at('set/loop'));
    await heard('set/loop', 'deleted');
    fs.writeFileSync(at('set/c.txt'), 'c');
    await heard('set/c.txt', 'created');
  });

  it('leaves what is never a dataset alone', async () => {
    watch.follow([fromNative(folder.path)]);
    fs.writeFileSync(at('node_modules/x/c.txt'), 'c');
    fs.writeFileSync(at('set/c.txt'), 'c');
    await heard('set/c.txt', 'created');
    expect(told.filter(({ path }) => path.includes('node_modules/x'))).toEqual([]);
  });

  it('ends with what is followed no more', async () => {
    watch.follow([at('set'), at('node_modules/x')]);
    watch.follow([at('set')]);
    expect([watch.isWatched(at('set')), watch.isWatched(at('node_modules/x'))]).toEqual([true, false]);
  });

  it('takes a folder again that was gone', async () => {
    watch.follow([at('set')]);
    fs.rmSync(at('set'), { recursive: true });
    await heard('set', 'deleted');
    expect(watch.isWatched(at('set'))).toBe(false);
    fs.mkdirSync(at('set'));
    watch.follow([at('set')]);
    fs.writeFileSync(at('set/c.txt'), 'c');
    await heard('set/c.txt', 'created');
    expect(errors).toEqual([]);
  });

  it('says once that the system watches no more, and which folders it does not', async () => {
    refuse = (path) => (path.endsWith('set') || path.endsWith('deep') ? 'ENOSPC' : undefined);
    watch.follow([fromNative(folder.path), at('set')]);
    watch.follow([fromNative(folder.path), at('set')]);
    expect(errors).toEqual([expect.stringMatching(/ENOSPC: refused/)]);
    expect(process.platform === 'linux' && watch.isWatched(at('set'))).toBe(false);
    expect(watch.isWatched(fromNative(folder.path))).toBe(true);
  });
});
