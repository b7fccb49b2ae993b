// A file may vanish, or be locked, between any two looks at the disk: what is left is read and linted all the same.
import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleWhole } from '../../core/dataset/assemble.ts';
import { findDatasets } from '../../core/dataset/discovery/discovery.ts';
import { listTree } from '../../core/dataset/discovery/listing.ts';
import { loadDataset } from '../../core/dataset/load.ts';
import { lintDataset } from '../../core/engine.ts';
import { formatMessage } from '../../core/message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import type { ReadFailure } from '../../core/ports.ts';
import { knowledge } from '../support/knowledge.ts';
import { noTurn } from '../support/memory.ts';
import { failingFileSystem } from './failing-file-system.ts';

describe.each<ReadFailure>(['missing', 'permission', 'io', 'dangling-link'])(
  'a call to the disk that fails: %s',
  (failure) => {
    let folder = '';
    beforeAll(() => {
      folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'lora-scan-'));
      fs.mkdirSync(path.join(folder, '3_alice'));
      fs.writeFileSync(path.join(folder, 'lora-dataset.toml'), '[dataset]\ntrigger = "alice"\n');
      fs.writeFileSync(
        path.join(folder, 'dataset.toml'),
        '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "3_alice"\n',
      );
      for (const name of ['a', 'b', 'c']) {
        fs.copyFileSync('test/fixtures/pictures/square.png', path.join(folder, '3_alice', `${name}.png`));
        fs.writeFileSync(path.join(folder, '3_alice', `${name}.txt`), 'alice, smile, smile');
      }
      fs.writeFileSync(path.join(folder, '3_alice', 'd_0064x0064_sd.npz'), 'no cache');
    });
    afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

    /** @returns how many findings of a doubled tag there are, and how many calls to the disk were made */
    async function linted(last: number): Promise<{ readonly doubled: number; readonly calls: number }> {
      const disk = failingFileSystem(nodeFileSystem, last, failure);
      const root = fromNative(folder);
      const listing = listTree(disk, root);
      let doubled = 0;
      for (const found of findDatasets(listing, root)) {
        const dataset = assembleWhole([...loadDataset(disk, listing, found, { images: 'headers' })]);
        for (const { code, message } of await lintDataset(dataset, noTurn, { knowledge })) {
          formatMessage(message);
          if (code === 'duplicate-tag') doubled++;
        }
      }
      return { doubled, calls: disk.calls };
    }

    it('costs what it was about, and nothing else', async () => {
      const { calls, doubled } = await linted(0);
      expect([doubled, calls > 10]).toEqual([3, true]);
      for (let last = 1; last <= calls; last++) {
        const now = await linted(last);
        // The folder itself that can't be listed is all there is; else one caption at most is lost.
        expect([0, 2, 3], `call ${last}`).toContain(now.doubled);
      }
    });
  },
);
