// Whatever writes, on a disk that fails at any call: the store of ratings and marks, runs, jobs, lists, copies, parts.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeLines } from '../../cli/shards/lines.ts';
import { PassError } from '../../cli/shards/pass-error.ts';
import { formatMessage } from '../../core/message.ts';
import { loadDictionary } from '../../core/node/dictionaries/load-dictionary.ts';
import { nodeJournalDisk } from '../../core/node/edits/journal-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { copyLoras } from '../../core/node/generation/copy-loras.ts';
import { noticing } from '../../core/node/inputs/inputs.ts';
import { ResultCache } from '../../core/node/inputs/result-cache.ts';
import { copyWithMetadata } from '../../core/node/lora-file/copy-with-metadata.ts';
import { ReviewStore } from '../../core/node/reviews/review-store.ts';
import { rate } from '../../core/node/runs/rating-store.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';
import { keepModel } from '../../core/node/training/user-folder.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { printRatings } from '../../core/training/outputs/epoch-ratings.ts';
import { safetensorsFile } from '../support/safetensors-file.ts';
import { faults, tryEverywhere, type Work } from './tried-everywhere.ts';

/** What an edge tells of what was thrown. @throws what is a mistake of ours */
async function told(work: () => unknown): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof PassError) return [error.message];
    const trouble = systemTrouble(error);
    if (trouble) return [formatMessage(trouble)];
    if (error instanceof Error && error.name === 'Error' && /models\.toml/.test(error.message))
      return [error.message];
    throw error;
  }
}

const rating = { stars: 3, note: 'the best', keep: true };
const kept = printRatings(new Map([['epoch-1', rating]]));
const lora = safetensorsFile({ 'a.weight': { shape: [2], numbers: [1, 2] } }, { ss_epoch: '8' });
/** Long after whatever was written for a test. */
const later = () => Date.now() + 60_000;

const works: readonly Work[] = [
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
    run: (folder) => told(() => keepModel(nodeFileSystem, nodeJournalDisk, folder, 'sdxl', '/b')),
    isWhole: (_, bytes) => bytes.includes('sdxl'),
  },
  {
    name: 'a LoRA with other metadata',
    prepare: (folder) => fs.writeFileSync(`${folder}/a.safetensors`, lora),
    run: (folder) =>
      told(async () => {
        const [source, target] = [`${folder}/a.safetensors`, `${folder}/b.safetensors`];
        const copied = await copyWithMetadata(source, target, { title: 'b' });
        if (copied.kind === 'unreadable' || copied.kind === 'missing')
          throw new PassError(`${source}: ${formatMessage(whyNot(copied))}`);
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
    run: (folder) => told(() => writeLines(`${folder}/part.json`, ['head', 'line', 'end'])),
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
];

const mark = { caption: null, modified: 1 };
const store = (folder: string) =>
  new ReviewStore(nodeFileSystem, nodeJournalDisk, path.join(folder, 'reviewed'));

describe.each(faults)('on a disk that says $code, for good: $lasts', (fault) => {
  it.each(works)('$name are as they were or as they are to be', async (work) => {
    expect(await tryEverywhere(work, fault)).toBeGreaterThan(0);
  });
});
