import * as fs from 'node:fs';
import { expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../../../core/node/disk/journal-disk.ts';
import { earlierRuns } from '../../../../../core/node/training/prepare/earlier-runs.ts';
import { training } from '../../../../../core/trainers/sd-scripts/training.ts';
import type { RunRecord } from '../../../../../core/training/run-record.ts';
import { runFolder } from '../fake-machine.ts';
import { recordOf } from '../records.ts';

const bar = (step: number, elapsed: string) =>
  `steps:  25%|##5       | ${step}/400 [${elapsed}<05:00,  1.00s/it, avr_loss=0.1]\r`;

/** Writes a run that ended. @param log what its trainer printed */
function writeRun(dataset: string, stamp: string, log: string, more: Partial<RunRecord> = {}): void {
  const folder = `${dataset}/runs/alice-20261124-${stamp}`;
  fs.mkdirSync(folder, { recursive: true });
  const record = recordOf(folder, { state: 'succeeded', started: '2026-11-24T18:49:00.000Z', ...more });
  fs.writeFileSync(`${folder}/run.json`, JSON.stringify(record));
  fs.writeFileSync(`${folder}/config.toml`, '[training]\nresolution = "768,768"\n');
  fs.writeFileSync(`${folder}/train.log`, log);
}

const kind = { gpu: 'NVIDIA GeForce RTX 3060', family: 'sd15', resolution: '768,768', batch: 1 };

it('tells the speed of runs of the dataset, and of those beside it', async () => {
  const home = runFolder();
  writeRun(`${home}/alice`, '184900', bar(100, '01:40') + bar(200, '05:00'));
  writeRun(`${home}/bob`, '184900', bar(100, '00:50'));
  expect(await earlierRuns(nodeJournalDisk, training, `${home}/alice`, kind)).toEqual([
    { ...kind, secondsPerStep: 1.5 },
    { ...kind, secondsPerStep: 0.5 },
  ]);
});

it('passes over what tells nothing', async () => {
  const home = runFolder();
  const dataset = `${home}/alice`;
  writeRun(dataset, '184901', bar(5, '00:50'));
  writeRun(dataset, '184902', '');
  writeRun(dataset, '184903', bar(100, '01:40'), { gpu: null });
  writeRun(dataset, '184904', bar(100, '01:40'), { state: 'running' });
  writeRun(dataset, '184905', bar(100, '01:40'), { recipe: 'nobody knows' });
  writeRun(dataset, '184906', bar(100, '01:40'));
  fs.writeFileSync(`${dataset}/runs/alice-20261124-184906/config.toml`, '[');
  writeRun(dataset, '184907', bar(100, '01:40'));
  fs.rmSync(`${dataset}/runs/alice-20261124-184907/train.log`);
  expect(await earlierRuns(nodeJournalDisk, training, dataset, kind)).toEqual([]);
  fs.writeFileSync(`${home}/a file`, '');
  fs.mkdirSync(`${home}/bob`);
  fs.writeFileSync(`${home}/bob/runs`, '');
  for (const other of ['none', 'bob', 'a file'])
    expect(await earlierRuns(nodeJournalDisk, training, `${home}/${other}`, kind), other).toEqual([]);
});

it('finds those of its kind behind many of other kinds', async () => {
  const dataset = `${runFolder()}/alice`;
  writeRun(dataset, '184900', bar(100, '01:40'));
  for (let i = 0; i < 12; i++) {
    const more = { recipe: 'sdxl-likeness', created: '2026-11-25T18:48:59.000Z' };
    writeRun(dataset, `1850${String(i).padStart(2, '0')}`, bar(100, '05:00'), more);
  }
  const found = await earlierRuns(nodeJournalDisk, training, dataset, kind);
  expect(found).toEqual([{ ...kind, secondsPerStep: 1 }]);
});
