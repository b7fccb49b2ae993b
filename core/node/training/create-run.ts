import * as fs from 'node:fs';
import * as os from 'node:os';
import type { Dataset } from '../../dataset/dataset.ts';
import { dirname, joinPath } from '../../path.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import { allowedCodes } from '../../training/allow-problem.ts';
import type { Gpu } from '../../training/gpu.ts';
import type { Preparation } from '../../training/preparation.ts';
import { runFacts } from '../../training/run-facts.ts';
import { runFolder, stampOf } from '../../training/run-name.ts';
import type { RunRecord } from '../../training/run-record.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { removeIfPossible } from '../if-there.ts';
import { toNative } from '../native-path.ts';
import { codeOf } from '../system-trouble.ts';
import { writeRecord } from './run-folder.ts';

/** A run that is written, and not started yet. */
export interface CreatedRun {
  readonly folder: string;
  readonly record: RunRecord;
}

/**
 * Writes the folder of a run: all that the trainer needs, and `run.json`, last. What it lacks is written as it would be
 * called, so that the files can be looked at.
 * @throws the system's error
 */
export function createRun(
  disk: JournalDisk,
  dataset: Dataset,
  preparation: Preparation,
  now: Date,
): CreatedRun {
  const { plan } = preparation;
  const folder = makeFolder(plan.dataset, plan.name, now);
  try {
    return { folder, record: fillFolder(disk, dataset, preparation, folder, now) };
  } catch (error) {
    // What is half there is no run, and nobody would look for it.
    removeIfPossible(toNative(folder));
    throw error;
  }
}

function fillFolder(
  disk: JournalDisk,
  dataset: Dataset,
  preparation: Preparation,
  folder: string,
  now: Date,
): RunRecord {
  const { plan, machine, why } = preparation;
  const { id } = dataset.trainer;
  const training = trainingById(id);
  for (const name of ['output', 'logs']) fs.mkdirSync(toNative(joinPath(folder, name)));
  for (const [name, text] of Object.entries(training.configFiles(plan, folder, why)))
    replaceFile(disk, joinPath(folder, name), text);
  const { root = id, kind = 'sd-scripts', scripts = id, python = 'python' } = machine.installation ?? {};
  // What the environment says is passed on with it.
  const isChosen = !plan.launch?.gpus && machine.gpus.length > 1 && machine.gpuWish.by !== 'environment';
  const gpu = isChosen ? machine.gpu?.index : undefined;
  const command = training.command({ root, kind, scripts, python }, folder, plan, gpu);
  const record: RunRecord = {
    version: 1,
    ...runFacts(id, preparation),
    state: 'prepared',
    dataset: plan.dataset,
    commands: [[command.program, ...command.args]],
    folder: command.folder,
    environment: { ...command.environment },
    ...(machine.together && machine.together.length > 1 ? { gpus: machine.together.map(told) } : {}),
    ...(plan.launch && plan.launch.processes > 1 ? { machineRank: plan.launch.rank } : {}),
    data: { folders: plan.subsets.map((subset) => subset.folder), captionExtension: plan.captionExtension },
    allowed: [...allowedCodes(preparation.problems)],
    result: training.resultFile(plan, folder),
    host: os.hostname(),
    created: now.toISOString(),
    queued: null,
    started: null,
    ended: null,
    stopping: null,
    supervisor: null,
    process: null,
    exitCode: null,
    signal: null,
    outcome: null,
  };
  writeRecord(disk, folder, record);
  return record;
}

/** Makes the folder of a run. Two runs of one second are called as if they were made one after the other. */
function makeFolder(dataset: string, name: string, now: Date): string {
  for (let later = 0; ; later += 1000) {
    const folder = runFolder(dataset, name, stampOf(new Date(now.getTime() + later)));
    makeParent(toNative(dirname(folder)));
    try {
      fs.mkdirSync(toNative(folder));
      return folder;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Of a folder on a disk that can't be written, `recursive` would say that the folder above it isn't there. */
function makeParent(folder: string): void {
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function told({ index, uuid, name }: Gpu): NonNullable<RunRecord['gpu']> {
  return { index, uuid, name };
}
