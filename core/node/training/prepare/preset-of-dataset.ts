import type { Dataset } from '../../../dataset/dataset.ts';
import type { ExportedPreset } from '../../../trainers/preset-adapter.ts';
import { presetsOf } from '../../../trainers/preset-adapters.ts';
import { makePlan } from '../../../training/make-plan.ts';
import { recipeById, recipes } from '../../../training/recipes/index.ts';
import { readUserFiles } from '../user-folder.ts';
import { findModel } from './training-inputs.ts';
import type { PreparationPorts } from './training-request.ts';

/** What a training of a dataset would be, as a preset of another program; nothing is asked of the machine. */
export function presetOfDataset(
  { fileSystem, platform }: PreparationPorts,
  dataset: Dataset,
): ExportedPreset {
  const recipe = recipeById(dataset.config.training?.recipe) ?? recipes[0];
  const model = findModel(dataset, recipe, readUserFiles(fileSystem, platform.configFolder), {});
  return presetsOf(dataset.trainer.id).write(makePlan(dataset, { recipe, model }));
}
