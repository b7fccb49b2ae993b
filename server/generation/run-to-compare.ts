import * as fs from 'node:fs';
import { GRID_FOLDER } from '../../core/generation/grid-file.ts';
import { type ComparedPrompt, comparedPrompts } from '../../core/generation/grid-prompts.ts';
import { familyOf } from '../../core/node/generation/family-of.ts';
import { readGrid } from '../../core/node/generation/paint-grid.ts';
import { toNative } from '../../core/node/native-path.ts';
import { LeftFilesReader } from '../../core/node/runs/left-files.ts';
import { checkpointsIn } from '../../core/node/training/read-beginning.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { readRunTexts, readSmallText } from '../../core/node/training/run-texts.ts';
import { readCheckpoint } from '../../core/node/training/whole-checkpoint.ts';
import { basename, dirname, joinPath } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { TrainingAdapter } from '../../core/trainers/training-adapter.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { Family } from '../../core/training/family.ts';
import type { Options } from '../../core/training/options.ts';
import { recipeById } from '../../core/training/recipes/index.ts';
import type { WrittenPrompt } from '../../core/training/sample.ts';
import type { PromptSource } from '../../protocol/compare-epochs.ts';
import type { FeatureContext } from '../features/feature.ts';
import { writtenPromptsOf } from '../runs/run-prompts.ts';
import { pathOfUri } from '../uri.ts';

/** Nobody writes that many prompts (bytes). */
const LARGEST = 1024 * 1024;

/** A run of ours, or a folder with what a training left, as something to compare; paths are ours. */
export interface RunToCompare {
  readonly folder: string;
  /** In the order in which they were written. */
  readonly checkpoints: readonly string[];
  /** Its sample prompts, or those that somebody named. */
  readonly prompts: readonly ComparedPrompt[];
}

/** Reads what there is to compare; undefined for a folder that isn't there. @param source of prompts; left out, the run's own */
export function runToCompare(
  { training: { disk } }: FeatureContext,
  folder: string,
  source: PromptSource | undefined,
): RunToCompare | undefined {
  const record = readRecord(disk, folder);
  if (!record && !fs.statSync(toNative(folder), { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const training = trainingById(record?.trainer.id ?? trainerById(undefined).id);
  const left = record ? checkpointsIn(joinPath(folder, 'output')) : leftIn(training, folder);
  const checkpoints = inOrder(training, left);
  const family = recipeById(record?.recipe ?? '')?.family ?? familyOf(training, checkpoints.at(-1)) ?? 'sd15';
  const options = record && training.readRunFiles(readRunTexts(folder))?.options;
  return { folder, checkpoints, prompts: promptsFor(training, folder, checkpoints, source, family, options) };
}

function promptsFor(
  training: TrainingAdapter,
  folder: string,
  checkpoints: readonly string[],
  source: PromptSource | undefined,
  family: Family,
  options: Options | undefined,
): readonly ComparedPrompt[] {
  const last = checkpoints.at(-1);
  const written = source
    ? writtenIn(training, source)
    : writtenPromptsOf(training, last === undefined ? folder : dirname(last));
  return comparedPrompts(training, written ?? [], family, options);
}

function writtenIn({ outputs }: TrainingAdapter, source: PromptSource): readonly WrittenPrompt[] | undefined {
  if (source.kind === 'typed') return outputs.promptsIn('prompts.txt', source.line);
  const path = pathOfUri(source.uri);
  const text = path === undefined ? undefined : readSmallText(path, LARGEST);
  return path === undefined || text === undefined ? undefined : outputs.promptsIn(basename(path), text);
}

/** The checkpoints in a folder; where none is, those below it. */
function leftIn({ outputs }: TrainingAdapter, folder: string): readonly string[] {
  const own = checkpointsIn(folder);
  if (own.length > 0) return own;
  return new LeftFilesReader(outputs)
    .read(folder, false)
    .checkpoints.filter(({ isWhole, path }) => isWhole && path.endsWith('.safetensors'))
    .sort((a, b) => a.modified - b.modified)
    .map(({ path }) => path);
}

/** By when they were trained, as they say themselves: a copy is written when it is copied. */
function inOrder({ outputs }: TrainingAdapter, paths: readonly string[]): readonly string[] {
  const timed = paths.map((path) => {
    const file = readCheckpoint(path);
    const facts = file.kind === 'safetensors' ? outputs.factsOf(file.header.metadata) : undefined;
    return { path, time: facts?.finished };
  });
  if (timed.some(({ time }) => time === undefined)) return paths;
  return timed.sort((a, b) => (a.time ?? 0) - (b.time ?? 0)).map(({ path }) => path);
}

/** The comparisons of a run, the newest first. */
export function gridsOf(folder: string) {
  const all = joinPath(folder, GRID_FOLDER);
  return namesIn(all)
    .map((name) => ({ folder: joinPath(all, name), grid: readGrid(joinPath(all, name)) }))
    .filter((one): one is typeof one & { grid: NonNullable<typeof one.grid> } => one.grid !== undefined)
    .sort((a, b) => (a.grid.created < b.grid.created ? 1 : -1));
}

function namesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(toNative(folder));
  } catch {
    return [];
  }
}
