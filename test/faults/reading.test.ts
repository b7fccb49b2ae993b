// What trainings left, on a disk that fails at any call: what can't be read costs what it is about, is told, and is read the next time.
import * as fs from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatMessage } from '../../core/message.ts';
import { downloadedLists } from '../../core/node/dictionaries/downloads-folder.ts';
import { loadDictionary } from '../../core/node/dictionaries/load-dictionary.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { describeLoraFile } from '../../core/node/lora-file/describe-lora-file.ts';
import { rate } from '../../core/node/runs/rating-store.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';
import { writeRecord } from '../../core/node/training/run-folder.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { configFiles } from '../../core/trainers/sd-scripts/config-files.ts';
import { deletionOf } from '../../server/runs/deletion.ts';
import { listedRuns } from '../../server/runs/listed-runs.ts';
import { OpenedRuns } from '../../server/runs/opened-runs.ts';
import { curvesOf } from '../../server/runs/run-curves.ts';
import { runIdOf } from '../../server/runs/run-id.ts';
import { pictureOf } from '../../server/runs/run-picture.ts';
import { TrainedPictures } from '../../server/runs/trained-pictures.ts';
import { uriOfPath } from '../../server/uri.ts';
import { recordOf } from '../core/node/training/records.ts';
import { planOf } from '../core/training/plans.ts';
import { eventFile } from '../support/event-file.ts';
import { safetensorsFile } from '../support/safetensors-file.ts';
import { onFailingDisk } from './failing-disk.ts';
import { faults, filesIn, folderInMemory } from './tried-everywhere.ts';

const lora = (epoch: number) =>
  safetensorsFile(
    {
      'lora_unet_a.lora_down.weight': { shape: [1, 1], numbers: [1] },
      'lora_unet_a.alpha': { shape: [], numbers: [1] },
    },
    { ss_output_name: 'alice', ss_epoch: String(epoch) },
  );

let base: string;
const set = () => `${base}/set`;
const run = (name: string) => `${set()}/runs/alice-20261124-18490${name}`;
const id = (name: string) => runIdOf({ folder: run(name), name: 'alice', isOurs: true, root: run(name) });

function prepare(): void {
  fs.rmSync(base, { recursive: true, force: true });
  for (const name of ['1', '2']) {
    for (const folder of ['output', 'logs/1/network_train'])
      fs.mkdirSync(`${run(name)}/${folder}`, { recursive: true });
    for (const [file, text] of Object.entries(configFiles(planOf({ dataset: set() }), run(name))))
      fs.writeFileSync(`${run(name)}/${file}`, text);
    for (const [index, file] of ['alice-000001', 'alice'].entries())
      fs.writeFileSync(`${run(name)}/output/${file}.safetensors`, lora(index + 1));
    const events = [{ version: 'brain.Event:2' }, { step: 1, values: { 'loss/current': 0.5 } }];
    fs.writeFileSync(`${run(name)}/logs/1/network_train/events.out.tfevents.1.here`, eventFile(events));
    writeRecord(nodeJournalDisk, run(name), recordOf(run(name), { dataset: set(), state: 'succeeded' }));
    rate(nodeJournalDisk, `${run(name)}/epochs.json`, 'epoch-1', { keep: true });
  }
}

/** What is looked at, and what is told of trouble: of the system's errors file and reason. */
async function told<Result>(look: () => Promise<Result> | Result): Promise<Result | string> {
  try {
    return await look();
  } catch (error) {
    const trouble = systemTrouble(error);
    if (!trouble) throw error;
    return formatMessage(trouble);
  }
}

const picture = async (opened: OpenedRuns, name: string) => {
  const looked = await opened.look(id(name));
  return looked && pictureOf(id(name), looked, new TrainedPictures());
};

beforeAll(() => {
  base = folderInMemory();
  // What was found a moment ago is believed for a while: at the same time each time, it never is.
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  vi.useRealTimers();
  fs.rmSync(base, { recursive: true, force: true });
});

describe.each(faults.filter(({ code }) => code !== 'ENOSPC'))(
  'on a disk that says $code, for good: $lasts',
  (fault) => {
    /** Looks once with each call failing, and once more without. @param check told of what was seen, and then */
    async function lookEverywhere<Seen>(
      look: (opened: OpenedRuns) => Promise<Seen> | Seen,
      check: (seen: Seen | string, whole: Seen, failed: string) => void,
    ): Promise<void> {
      prepare();
      const before = filesIn(base);
      const { result: whole, trial } = await onFailingDisk(base, fault, 0, () =>
        look(new OpenedRuns({ disk: nodeJournalDisk })),
      );
      expect(trial.calls).toBeGreaterThan(0);
      for (let last = 1; last <= trial.calls; last++) {
        if (fault.code === 'ENOENT') prepare();
        const opened = new OpenedRuns({ disk: nodeJournalDisk });
        const { result, trial: now } = await onFailingDisk(base, fault, last, () => told(() => look(opened)));
        check(result, whole, `call ${last}: ${now.failed[0]}`);
        if (fault.code === 'ENOENT') continue;
        expect(filesIn(base)).toEqual(before);
        // Nothing of the trouble is kept.
        expect(await look(opened), `after call ${last}: ${now.failed[0]}`).toEqual(whole);
      }
    }

    const isOf = (name: string, failed: string) => failed.includes(run(name));

    it('the runs are listed without the one that can not be read', async () => {
      const lines: string[] = [];
      const log = (line: string) => void lines.push(line);
      await lookEverywhere(
        (opened) => [
          ...listedRuns(
            { disk: nodeJournalDisk, opened, log },
            [set()],
            [uriOfPath(run('1')), uriOfPath(base)],
          ),
        ],
        (seen, whole, failed) => {
          expect(typeof seen, failed).toBe('object');
          if (typeof seen === 'string' || fault.lasts) return;
          const ids = seen.map((one) => one.id);
          for (const name of ['1', '2'])
            if (!isOf(name, failed) && failed.includes('/alice-')) expect(ids, failed).toContain(id(name));
          expect(whole.length).toBe(2);
        },
      );
      if (fault.code !== 'ENOENT') expect(lines.join()).toMatch(/permission|EIO/);
    });

    it('a run is shown as far as it can be read', async () => {
      await lookEverywhere(
        (opened) => picture(opened, '1'),
        (seen, whole, failed) => {
          if (typeof seen === 'string') return expect(seen, failed).toContain('run.json');
          // What is not there is not shown; what can't be read is told of, or is one checkpoint's.
          if (
            seen &&
            fault.code !== 'ENOENT' &&
            /tfevents|network_train/.test(failed) &&
            seen.quantities.length < (whole?.quantities.length ?? 0) &&
            !/readdir \S*logs/.test(failed)
          )
            expect(seen.troubles.join(), failed).toMatch(/permission|EIO/);
        },
      );
    });

    it('a run is drawn whatever becomes of another one', async () => {
      const asked = { kinds: ['loss' as const], window: null, columns: 10, smoothing: 0 };
      await lookEverywhere(
        async (opened) => {
          const drawn: string[] = [];
          for (const name of ['1', '2']) {
            const looked = await told(() => opened.look(id(name)));
            if (typeof looked === 'object')
              drawn.push(...curvesOf(id(name), looked.followed, asked).map((curve) => curve.run));
          }
          return drawn;
        },
        (seen, whole, failed) => {
          expect(whole).toEqual([id('1'), id('2')]);
          if (!fault.lasts)
            for (const name of ['1', '2']) if (!isOf(name, failed)) expect(seen, failed).toContain(id(name));
        },
      );
    });

    it('a checkpoint that is to be kept is never among those that may be deleted', async () => {
      await lookEverywhere(
        async (opened) => {
          const looked = await opened.look(id('1'));
          const files = ['alice-000001', 'alice'].map((name) =>
            uriOfPath(`${run('1')}/output/${name}.safetensors`),
          );
          return looked ? deletionOf({ disk: nodeJournalDisk }, looked, files, [set()]) : undefined;
        },
        (seen, whole, failed) => {
          expect(whole?.files.map((file) => file.replace(/.*\//, ''))).toEqual(['alice.safetensors']);
          const isKeptGone =
            fault.code === 'ENOENT' &&
            /epochs\.json|alice-\d+-\d+$|\/(?:set|runs)$|output|000001/.test(failed);
          if (typeof seen === 'object' && !isKeptGone)
            expect(seen.files.join(), failed).not.toContain('000001');
        },
      );
    });

    it('a LoRA is looked into, or it is told why not', async () => {
      await lookEverywhere(
        () => {
          const described = describeLoraFile(`${run('1')}/output/alice.safetensors`);
          return 'kind' in described ? formatMessage(whyNot(described)) : described;
        },
        (seen, _, failed) => {
          if (typeof seen === 'string') expect(seen, failed).toMatch(/permission|EACCES|EIO|no such file/);
        },
      );
    });

    it('tag lists are read without the one that can not be', async () => {
      prepare();
      const lists = `${base}/lists`;
      const make = () => {
        fs.mkdirSync(lists, { recursive: true });
        for (const name of ['danbooru', 'e621'])
          fs.writeFileSync(`${lists}/${name}.csv`, `${name}_tag,0,100,\n`);
      };
      make();
      const look = () => {
        const files = [...new Set([...downloadedLists(lists), `${lists}/danbooru.csv`, `${lists}/e621.csv`])];
        // What is kept of the last time would be taken.
        return loadDictionary({ files, cache: `${base}/cache-${Math.random()}` }).sources.map((one) =>
          'failure' in one ? one.failure : one.tags,
        );
      };
      const { trial } = await onFailingDisk(lists, fault, 0, look);
      for (let last = 1; last <= trial.calls; last++) {
        make();
        const { result } = await onFailingDisk(lists, fault, last, look);
        expect(result, `call ${last}`).toHaveLength(2);
        if (!fault.lasts)
          expect(result.filter((one) => one === 1).length, `call ${last}`).toBeGreaterThanOrEqual(
            fault.code === 'ENOENT' ? 0 : 1,
          );
      }
    });
  },
);
