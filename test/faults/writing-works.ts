import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect } from 'vitest';
import { writeLines } from '../../cli/shards/lines.ts';
import { formatMessage } from '../../core/message.ts';
import { loadDictionary } from '../../core/node/dictionaries/load-dictionary.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { download } from '../../core/node/download/download.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { copyLoras } from '../../core/node/generation/copy-loras.ts';
import { noticing } from '../../core/node/inputs/inputs.ts';
import { ResultCache } from '../../core/node/inputs/result-cache.ts';
import { copyWithMetadata } from '../../core/node/lora-file/copy-with-metadata.ts';
import { ReviewStore } from '../../core/node/reviews/review-store.ts';
import { rate } from '../../core/node/runs/rating-store.ts';
import { keepModel, keepTrainer } from '../../core/node/training/user-folder.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { printRatings } from '../../core/training/outputs/epoch-ratings.ts';
import { tagList } from '../core/node/download/list-server.ts';
import { safetensorsFile } from '../support/safetensors-file.ts';
import { told, UserError } from './told.ts';
import type { Work } from './tried-everywhere.ts';

const rating = { stars: 3, note: 'the best', keep: true };
const kept = printRatings(new Map([['epoch-1', rating]]));
/** Of several pages: a disk that is nearly full takes a part. */
const numbers = Array.from({ length: 5000 }, (_, index) => index);
const lora = safetensorsFile({ 'a.weight': { shape: [5000], numbers } }, { ss_epoch: '8' });
/** What some work throws in words of its own, as such. */
function inWords(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof Error && error.constructor === Error && !('code' in error)
      ? new UserError(error.message)
      : error;
  }
}

/** Long after whatever was written for a test. */
const later = () => Date.now() + 60_000;

/** What is kept beside datasets and runs, and what is copied. */
export const writingWorks: readonly Work[] = [
  {
    name: 'ratings of epochs',
    prepare: (folder) => fs.writeFileSync(`${folder}/epochs.json`, kept),
    run: (folder) => told(() => rate(nodeJournalDisk, `${folder}/epochs.json`, 'epoch-2', { stars: 5 })),
    isWhole: (_, bytes) => JSON.parse(bytes.toString()).epochs['epoch-2']?.stars === 5,
  },
  {
    name: 'marks of what was looked at',
    prepare: (folder) => void store(folder).change('/set', new Map([['a.png', mark]])),
    run: (folder) => told(() => store(folder).change('/set', new Map([['b.png', mark]]))),
    isWhole: (_, bytes) => 'b.png' in JSON.parse(bytes.toString()).marks,
  },
  {
    name: 'models of the user',
    prepare: (folder) => fs.writeFileSync(`${folder}/models.toml`, '# mine\nsd15 = "/a"\n'),
    run: (folder) =>
      told(() => inWords(() => keepModel(nodeFileSystem, nodeJournalDisk, folder, 'sdxl', '/b'))),
    isWhole: (_, bytes) => bytes.includes('sdxl'),
  },
  {
    name: 'where the trainer is',
    prepare: (folder) => fs.writeFileSync(`${folder}/trainers.toml`, '# mine\nsd-scripts = "/a"\n'),
    run(folder) {
      const kept = { path: '/b', python: '/b/venv/bin/python' };
      return told(() =>
        inWords(() => keepTrainer(nodeFileSystem, nodeJournalDisk, folder, 'sd-scripts', kept)),
      );
    },
    isWhole: (_, bytes) => bytes.includes('/b'),
  },
  {
    name: 'a LoRA with other metadata',
    prepare: (folder) => fs.writeFileSync(`${folder}/a.safetensors`, lora),
    run: (folder) =>
      told(async () => {
        const [source, target] = [`${folder}/a.safetensors`, `${folder}/b.safetensors`];
        const copied = await copyWithMetadata(source, target, { title: 'b' });
        if (copied.kind === 'unreadable' || copied.kind === 'missing')
          throw new UserError(`${source}: ${formatMessage(whyNot(copied))}`);
        expect(copied.kind).toBe('written');
      }),
  },
  {
    name: 'LoRAs in the folder of a program',
    prepare(folder) {
      for (const name of ['a', 'b']) fs.writeFileSync(`${folder}/${name}.safetensors`, lora);
      fs.mkdirSync(`${folder}/loras`);
    },
    async run(folder) {
      const files = ['a', 'b'].map((name) => `${folder}/${name}.safetensors`);
      const copied = await copyLoras(files, `${folder}/loras`, new AbortController().signal);
      return copied.flatMap((one) => (one.kind === 'failed' ? [`${one.file}: ${one.error}`] : []));
    },
  },
  {
    name: 'parts of a lint',
    prepare: (folder) => fs.writeFileSync(`${folder}/part.json`, 'of the last time\n'),
    run: (folder) => told(() => writeLines(`${folder}/part.json`, ['head', 'line'.repeat(3000), 'end'])),
  },
  {
    name: 'results of lint that are kept',
    prepare: (folder) => fs.writeFileSync(`${folder}/a.txt`, '1girl'),
    async run(folder) {
      const cache = new ResultCache(`${folder}/cache`);
      const disk = noticing(nodeFileSystem);
      const read = disk.readText(`${folder}/a.txt`, 100);
      const text = JSON.stringify(read);
      // Who asks is told what was found, and does not keep what has to do with trouble.
      if ('text' in read)
        await cache.keep(['a'], { text, rest: {} }, disk.inputs(), later()).catch(() => undefined);
      return [];
    },
    others: /^cache\//,
    isCache: true,
    check(folder) {
      const found = new ResultCache(`${folder}/cache`).get(['a']);
      if (found) expect(found.text).toContain('1girl');
    },
  },
  {
    name: 'indices of tag lists',
    prepare: (folder) => fs.writeFileSync(`${folder}/danbooru.csv`, '1girl,0,100,\nsmile,0,90,\n'),
    run(folder) {
      const { sources, data } = loadDictionary({
        files: [`${folder}/danbooru.csv`],
        cache: `${folder}/cache`,
      });
      // Its own tags are there, whatever becomes of the index.
      const failed = sources.flatMap((one) =>
        'failure' in one ? [`${one.file}: ${one.failure} ${one.detail}`] : [],
      );
      if (failed.length === 0) expect(data.counts.length).toBe(2);
      return [];
    },
    others: /^cache\//,
    isCache: true,
  },
  {
    name: 'a tag list that is downloaded',
    prepare(folder) {
      fs.mkdirSync(`${folder}/lists`);
      fs.writeFileSync(`${folder}/lists/danbooru.csv`, 'old,0,1,\n');
    },
    async run(folder) {
      const outcome = await download({
        address: await address(),
        file: `${folder}/lists/danbooru.csv`,
        checksum: createHash('sha256').update(LIST).digest('hex'),
        limit: 2 * LIST.length,
        signal: new AbortController().signal,
        lock: async () => ({ release: () => {} }),
        onProgress: () => {},
        inspect: async () => undefined,
      });
      return outcome.kind === 'failed' ? [formatMessage(outcome.reason)] : [];
    },
    keeps: /\.part(?:\.json)?$/,
  },
];

const LIST = tagList(1000);
let listening: Promise<URL> | undefined;

/** Where a list is got from, which is the same for all tries. */
function address(): Promise<URL> {
  listening ??= new Promise((resolve) => {
    const server = http.createServer((_, response) => {
      response.writeHead(200, { etag: '"1"', 'content-length': LIST.length });
      response.end(LIST);
    });
    server.listen(0, '127.0.0.1', () => {
      resolve(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/danbooru.csv`));
    });
    server.unref();
  });
  return listening;
}

const mark = { caption: null, modified: 1 };
const store = (folder: string) =>
  new ReviewStore(nodeFileSystem, nodeJournalDisk, path.join(folder, 'reviewed'));
