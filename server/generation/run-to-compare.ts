import * as fs from 'node:fs';
import { GRID_FOLDER } from '../../core/generation/grid-file.ts';
import { readGrid } from '../../core/node/generation/paint-grid.ts';
import { toNative } from '../../core/node/native-path.ts';
import { checkpointsIn } from '../../core/node/training/read-beginning.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { readRunTexts } from '../../core/node/training/run-texts.ts';
import { joinPath } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { recipeById } from '../../core/training/recipes/index.ts';
import type { Sample } from '../../core/training/sample.ts';
import type { FeatureContext } from '../features/feature.ts';

/** A run of ours as something to compare; paths are ours. */
export interface RunToCompare {
  readonly folder: string;
  /** In the order in which they were written. */
  readonly checkpoints: readonly string[];
  /** Its sample prompts as the trainer paints them. */
  readonly samples: readonly Sample[];
  /** How AUTOMATIC1111 calls the sampler of each; undefined where it has none of that kind. */
  readonly samplers: readonly (string | undefined)[];
}

/** Reads what there is to compare; undefined for a folder that is no run of ours. */
export function runToCompare(
  { training: { disk } }: FeatureContext,
  folder: string,
): RunToCompare | undefined {
  const record = readRecord(disk, folder);
  if (!record) return undefined;
  const training = trainingById(trainerById(undefined).id);
  const family = recipeById(record.recipe)?.family ?? 'sd15';
  const files = training.readRunFiles(readRunTexts(folder));
  const painted = (files?.prompts ?? []).flatMap((line) => {
    const sample = training.readSample(line, family);
    return sample ? [{ sample, sampler: training.outputs.samplerInA1111(line, files?.options) }] : [];
  });
  return {
    folder,
    checkpoints: checkpointsIn(joinPath(folder, 'output')),
    samples: painted.map(({ sample }) => sample),
    samplers: painted.map(({ sampler }) => sampler),
  };
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
