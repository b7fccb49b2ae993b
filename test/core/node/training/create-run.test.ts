import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type JournalDisk, nodeJournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { createRun } from '../../../../core/node/training/create-run.ts';
import { readRecord } from '../../../../core/node/training/run-folder.ts';
import { systemError } from '../../../support/edit-disk.ts';
import { datasetOf } from '../../../support/memory.ts';
import { planOf, preparationOf } from '../../training/plans.ts';
import { runFolder } from './fake-machine.ts';

const noon = new Date(2026, 10, 24, 12, 0, 0);

/** The disk, but for waiting until the bytes are on it. */
const quick: JournalDisk = {
  ...nodeJournalDisk,
  create: (path, bytes) => fs.writeFileSync(path, bytes, { flag: 'wx' }),
};

/** A dataset's folder in which runs are made, on a machine that has nothing. */
function start(disk: JournalDisk = quick) {
  const root = runFolder();
  const preparation = preparationOf(planOf({ dataset: root }));
  const create = () => createRun(disk, datasetOf({}), preparation, noon);
  return { root, create, runs: () => fs.readdirSync(`${root}/runs`).toSorted() };
}

describe('a run that is made', () => {
  it('has a folder with all that the trainer needs, though nothing is known of the machine', () => {
    const { root, create } = start();
    const { folder, record } = create();
    expect(folder).toBe(`${root}/runs/alice-20261124-120000`);
    const names = [
      'accelerate.yaml',
      'config.toml',
      'dataset.toml',
      'logs',
      'output',
      'prompts.txt',
      'run.json',
    ];
    expect(fs.readdirSync(folder).toSorted()).toEqual(names);
    expect(readRecord(nodeJournalDisk, folder)).toEqual(record);
    expect(record).toMatchObject({
      state: 'prepared',
      gpu: null,
      steps: null,
      created: noon.toISOString(),
      result: `${folder}/output/alice.safetensors`,
    });
  });

  it('never shares its folder with another one of the same second', () => {
    const { create, runs } = start();
    for (let i = 0; i < 3; i++) create();
    expect(runs()).toEqual([0, 1, 2].map((second) => `alice-20261124-12000${second}`));
  });

  it('nor with one that is made at the same time, and was not seen', () => {
    const { create, runs } = start({ ...quick, names: () => [] });
    expect(create().folder).not.toBe(create().folder);
    expect(runs()).toHaveLength(2);
  });

  it('has no record as long as it is not whole', () => {
    let left = 2;
    const { create, root, runs } = start({
      ...quick,
      create(...args) {
        if (left-- === 0) throw systemError('ENOSPC');
        quick.create(...args);
      },
    });
    expect(create).toThrow('ENOSPC');
    expect(readRecord(nodeJournalDisk, `${root}/runs/${runs()[0]}`)).toBeUndefined();
  });
});
