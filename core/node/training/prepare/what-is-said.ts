import { formatMessage } from '../../../message.ts';
import type { Adjustments } from '../../../trainers/training-adapter.ts';
import type { Options } from '../../../training/options.ts';
import type { Preparation } from '../../../training/preparation.ts';
import { type Recipe, wordsOf } from '../../../training/recipe.ts';
import { differencesFor } from '../../../training/vram-overlays.ts';
import type { TrainingRequest } from './training-request.ts';

/** What was said for this training only. @param once options */
export function saidIn(
  { model, recipe, gpus, machineRank }: TrainingRequest,
  once: Options,
): readonly string[] {
  const named = { model, recipe, gpu_ids: gpus, machine_rank: machineRank, ...once };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** What is said of the options of a training, in front of it and in the file that is written. @param vram GB */
export function saidOf(
  recipe: Recipe,
  vram: number | undefined,
  own: Options,
  adjustments: Adjustments | undefined,
): Pick<Preparation, 'differences' | 'why'> {
  const said = wordsOf(recipe, own);
  const ofVram = (vram === undefined ? [] : differencesFor(recipe, vram, own)).filter(
    ({ option }) => !adjustments?.dropped.includes(option),
  );
  const adjusted = (adjustments?.differences ?? []).filter(({ option }) => !Object.hasOwn(own, option));
  const why = ofVram.map(({ option, why: reason }) => [option, formatMessage(reason)] as const);
  return {
    differences: [...said.differences, ...ofVram, ...adjusted],
    why: { ...said.why, ...Object.fromEntries(why) },
  };
}
