import { readRunTexts, readSmallText } from '../../core/node/training/run-texts.ts';
import { joinPath } from '../../core/path.ts';
import type { TrainingAdapter } from '../../core/trainers/training-adapter.ts';
import type { Options } from '../../core/training/options.ts';
import type { PromptParts } from '../../core/training/outputs/lora-prompt.ts';
import { recipeById } from '../../core/training/recipes/index.ts';
import type { RunRecord } from '../../core/training/run-record.ts';
import { type Sample, sampleSettings, type WrittenPrompt } from '../../core/training/sample.ts';
import type { RunPrompt } from '../../protocol/runs-page/requests.ts';
import { translate } from '../translate.ts';
import { uriOfPath } from '../uri.ts';
import type { OpenedRun } from './opened-runs.ts';
import type { TrainedPictures } from './trained-pictures.ts';

/** Nobody writes that many prompts (bytes). */
const LARGEST = 1024 * 1024;

/** Of what run the prompts are asked. */
export interface PromptedRun {
  /** Where the checkpoints lie. */
  readonly output: string;
  /** The folder of a run of ours. */
  readonly folder: string;
  readonly record: RunRecord | undefined;
}

/** An opened run, as its prompts are asked for. */
export function promptedRun({ place, followed }: OpenedRun): PromptedRun {
  return { output: followed.run.folder, folder: place.folder, record: followed.record };
}

/** The prompts that the samples of a run were painted from; undefined where they stand nowhere any more. */
export function writtenPromptsOf(
  { outputs }: TrainingAdapter,
  output: string,
): readonly WrittenPrompt[] | undefined {
  for (const name of outputs.promptFiles) {
    const text = readSmallText(joinPath(output, name), LARGEST);
    if (text !== undefined) return outputs.promptsIn(name, text);
  }
  return undefined;
}

/** The prompts of a run as they are shown. @param numbers of those that samples were painted from */
export function promptsOf(
  training: TrainingAdapter,
  run: PromptedRun,
  numbers: readonly number[],
  trained: TrainedPictures,
): readonly RunPrompt[] {
  const written = writtenPromptsOf(training, run.output);
  return numbers.map((number): RunPrompt => {
    const own = written?.[number];
    const sample = own === undefined ? undefined : sampleOf(training, run, own);
    const closest = sample && run.record && trained.closest(run.folder, sample.prompt);
    return {
      number,
      text: sample?.prompt ?? null,
      negative: sample?.negative ?? null,
      settings: sample ? translate(sampleSettings(sample)) : null,
      trained:
        closest && run.record
          ? { src: uriOfPath(joinPath(run.record.dataset, closest.image)), name: closest.image }
          : null,
    };
  });
}

/** What a prompt of a run is for A1111; undefined where it isn't known any more. */
export function partsOf(
  training: TrainingAdapter,
  run: PromptedRun,
  number: number,
): PromptParts | undefined {
  const written = writtenPromptsOf(training, run.output)?.[number];
  const sample = written === undefined ? undefined : sampleOf(training, run, written);
  if (written === undefined || !sample) return undefined;
  const { prompt, negative, steps, scale, seed, width, height } = sample;
  const sampler = training.outputs.samplerInA1111(written, optionsOf(training, run));
  return { prompt, negative, steps, sampler, scale, seed, width, height };
}

function sampleOf(
  training: TrainingAdapter,
  { record }: PromptedRun,
  written: WrittenPrompt,
): Sample | undefined {
  const family = record && recipeById(record.recipe)?.family;
  return training.readSample(written, family ?? 'sd15');
}

function optionsOf(training: TrainingAdapter, { folder, record }: PromptedRun): Options | undefined {
  return record && training.readRunFiles(readRunTexts(folder))?.options;
}
