import * as fs from 'node:fs';
import { expect } from 'vitest';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { createRun } from '../../core/node/training/create-run.ts';
import { exportJob } from '../../core/node/training/export-job.ts';
import { writeRecord, writeStopRequest } from '../../core/node/training/run-folder.ts';
import { writeTrainedPairs } from '../../core/node/training/trained-files.ts';
import { launchCommand } from '../../core/trainers/sd-scripts/command.ts';
import { configFiles } from '../../core/trainers/sd-scripts/config-files.ts';
import { recordOf } from '../core/node/training/records.ts';
import { planOf, preparationOf, subsetOf } from '../core/training/plans.ts';
import { datasetOf } from '../support/memory.ts';
import { told } from './told.ts';
import type { Work } from './tried-everywhere.ts';

const DATA = { folders: [], captionExtension: '.txt' };
const PAIR = { image: 'a.png', sha256: null, caption: 'alice', captionSha256: '12ab' };
const NOON = new Date(2026, 10, 24, 12, 0, 0);
const planIn = (folder: string) =>
  planOf({
    dataset: `${folder}/set`,
    subsets: [subsetOf({ folder: `${folder}/set/10_alice` })],
    model: { name: 'sd15', place: `${folder}/v1-5.safetensors`, kind: 'local' },
  });

function pictures(folder: string): void {
  fs.mkdirSync(`${folder}/set/10_alice`, { recursive: true });
  for (const name of ['a.png', 'a.txt', 'b.png', 'b.txt'])
    fs.writeFileSync(`${folder}/set/10_alice/${name}`, name);
  fs.writeFileSync(`${folder}/v1-5.safetensors`, 'model');
}

const RUN = 'set/runs/alice-20261124-184900';

function runWritten(folder: string): void {
  pictures(folder);
  const run = `${folder}/${RUN}`;
  fs.mkdirSync(run, { recursive: true });
  for (const [name, text] of Object.entries(configFiles(planIn(folder), run)))
    fs.writeFileSync(`${run}/${name}`, text);
  const { program, args, environment } = launchCommand(
    { root: '/sd', kind: 'sd-scripts', scripts: '/sd', python: '/sd/venv/bin/python' },
    run,
    planIn(folder),
  );
  const commands = [[program, ...args]];
  const record = recordOf(run, { dataset: `${folder}/set`, commands, environment: { ...environment } });
  writeRecord(nodeJournalDisk, run, record);
}

/** What is made of a training before it starts, and of a run for other machines. */
export const runWorks: readonly Work[] = [
  {
    name: 'a run that is prepared',
    prepare: pictures,
    run: (folder) =>
      told(() => createRun(nodeJournalDisk, datasetOf({}), preparationOf(planIn(folder)), NOON)),
    check(folder, trouble, { gone }) {
      if (trouble.length === 0 || gone.length > 0) return;
      // What is half there is no run.
      const runs = fs.existsSync(`${folder}/set/runs`) ? fs.readdirSync(`${folder}/set/runs`) : [];
      expect(runs.filter((run) => fs.existsSync(`${folder}/set/runs/${run}/run.json`))).toEqual([]);
    },
  },
  {
    name: 'what a run is trained with',
    prepare: runWritten,
    run: (folder) =>
      told(() =>
        writeTrainedPairs(nodeJournalDisk, `${folder}/${RUN}`, { dataset: folder, data: DATA }, [PAIR]),
      ),
  },
  {
    name: 'a wish to stop a run',
    prepare: runWritten,
    run: (folder) =>
      told(() =>
        writeStopRequest(nodeJournalDisk, `${folder}/${RUN}`, { when: 'now', asked: NOON.toISOString() }),
      ),
  },
  {
    name: 'a run that is exported',
    prepare: runWritten,
    async run(folder) {
      const wish = { run: `${folder}/${RUN}`, to: `${folder}/job`, withModels: true };
      const watcher = { progress: () => {}, signal: new AbortController().signal };
      return told(
        () => exportJob(nodeJournalDisk, wish, watcher),
        (result) => (result.kind === 'refused' ? [formatMessage(result.reason)] : []),
      );
    },
    isWhole: (name) => name.startsWith('job/'),
  },
];
