import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import type { DictionaryWorkerAnswer, DictionaryWorkerRequest } from '../../core/node/dictionary-worker.ts';
import { Dictionary } from '../../core/vocabulary/dictionary/dictionary.ts';

it('the built worker finds lists and hands over the dictionary that they make (dist/ must be built)', async () => {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'lora-worker-')));
  onTestFinished(() => fs.rmSync(home, { recursive: true, force: true }));
  const tags = path.join(home, 'BooruDatasetTagManager', 'Tags');
  fs.mkdirSync(tags, { recursive: true });
  fs.writeFileSync(path.join(tags, 'danbooru.csv'), 'long_hair,0,5,"/lh,longhair"\n');
  const worker = new Worker(path.resolve('dist', 'dictionary-worker.js'));
  onTestFinished(async () => void (await worker.terminate()));
  const ask = (request: DictionaryWorkerRequest) =>
    new Promise<DictionaryWorkerAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(request);
    });

  const found = await ask({ id: 1, find: { home, env: {}, roots: [] } });
  if (!('found' in found)) throw new Error(JSON.stringify(found));
  expect(found.found.map(({ tool }) => tool)).toEqual(['BooruDatasetTagManager']);

  const files = found.found.map(({ file }) => file);
  const answer = await ask({ id: 2, load: { files, cache: path.join(home, 'cache') } });
  if (!('loaded' in answer)) throw new Error(JSON.stringify(answer));
  expect(answer.id).toBe(2);
  expect(new Dictionary(answer.loaded.data).search('lnog')).toMatchObject([{ tag: 'long hair', count: 5 }]);
});
