import { type Message, message } from '../../message.ts';
import { basename, dirname, joinPath } from '../../path.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import type { RunFiles } from '../../training/run-files.ts';
import { RUNS } from '../../training/run-name.ts';
import type { RunOrigin, RunRecord } from '../../training/run-record.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { pathKind } from '../path-kind.ts';
import { checkpointsIn, statesIn } from './read-beginning.ts';
import { readRecord } from './run-folder.ts';
import { readRunTexts } from './run-texts.ts';

/** What somebody wants to be trained again, or further. */
export interface OriginWish {
  readonly kind: RunOrigin['kind'];
  /** The folder of a run, or of a saved state, or a file with weights; absolute. */
  readonly place: string;
}

/** The run that is gone back to. */
export interface OriginRun {
  readonly folder: string;
  readonly record: RunRecord;
  readonly files: RunFiles;
}

/** What a training is made from. */
export interface FoundOrigin {
  readonly origin: RunOrigin;
  /** Undefined for a state or file of no run. */
  readonly run: OriginRun | undefined;
}

/** Looks for what a training is to be made from. */
export function findOrigin(
  disk: JournalDisk,
  { kind, place }: OriginWish,
): FoundOrigin | { mistake: Message } {
  const run = runAt(disk, place) ?? (kind === 'repeat' ? undefined : runAt(disk, dirname(dirname(place))));
  if (run === 'unreadable')
    return { mistake: message('The config.toml or dataset.toml of {0} can not be read.', basename(place)) };
  if (kind === 'repeat') {
    if (!run) return { mistake: message('This is no run: {0}.', place) };
    return { origin: { kind, run: run.folder, checkpoint: null }, run };
  }
  const checkpoint = run?.folder === place ? lastOf(kind, run) : place;
  if (typeof checkpoint !== 'string') return { mistake: checkpoint };
  if (kind === 'warm-start' && pathKind(checkpoint) === 'folder')
    return { mistake: message('This is neither a run nor a LoRA: {0}.', place) };
  return { origin: { kind, run: run?.folder ?? null, checkpoint }, run };
}

/** The last that a run left to go on from; or why there is nothing. */
function lastOf(kind: 'resume' | 'warm-start', { folder, record }: OriginRun): string | Message {
  const output = joinPath(folder, 'output');
  const { beginning }: TrainingAdapter = trainingById(record.trainer.id);
  const checkpoint = checkpointsIn(output).at(-1);
  if (kind === 'warm-start')
    return checkpoint ?? message('{0} has no checkpoint to begin with.', basename(folder));
  const state = statesIn(beginning, output).at(-1)?.folder;
  if (state !== undefined) return state;
  return checkpoint === undefined
    ? message('{0} saved no state, and has no checkpoint.', basename(folder))
    : message(
        '{0} saved no state. A warm start from its last checkpoint is possible: {1}. The state of the optimizer and the place in the schedule are lost then.',
        basename(folder),
        basename(checkpoint),
      );
}

function runAt(disk: JournalDisk, folder: string): OriginRun | 'unreadable' | undefined {
  const record = pathKind(folder) === 'folder' ? readRecord(disk, folder) : undefined;
  if (!record) return undefined;
  const files = trainingById(record.trainer.id).readRunFiles(readRunTexts(folder));
  return files ? { folder, record, files } : 'unreadable';
}

/** The dataset of a run: where it lies, or where it was. */
export function datasetOfRun({ folder, record }: OriginRun): string {
  const parent = dirname(folder);
  return basename(parent) === RUNS ? dirname(parent) : record.dataset;
}

/** What a run left to go on from. */
export function leftBy(
  folder: string,
  { trainer }: RunRecord,
): { readonly hasState: boolean; readonly hasCheckpoint: boolean } {
  const output = joinPath(folder, 'output');
  const { beginning } = trainingById(trainer.id);
  return {
    hasState: statesIn(beginning, output).length > 0,
    hasCheckpoint: checkpointsIn(output).length > 0,
  };
}
