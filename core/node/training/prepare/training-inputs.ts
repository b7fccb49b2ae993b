import { nearest } from '../../../config/nearest.ts';
import type { Dataset } from '../../../dataset/dataset.ts';
import { message } from '../../../message.ts';
import type { FileSystem } from '../../../ports.ts';
import { trainingById } from '../../../trainers/training-adapters.ts';
import { modelElsewhere } from '../../../training/elsewhere.ts';
import type { Checkout } from '../../../training/installation.ts';
import type { Machine } from '../../../training/machine.ts';
import { resolveModel } from '../../../training/models.ts';
import type { BaseModel } from '../../../training/plan.ts';
import type { Problem } from '../../../training/problem.ts';
import type { Recipe } from '../../../training/recipe.ts';
import { recipeById, recipes } from '../../../training/recipes/index.ts';
import { fromNative } from '../../native-path.ts';
import { pathAsWritten } from '../../path-as-written.ts';
import { pathKind } from '../../path-kind.ts';
import type { Platform } from '../../platform/index.ts';
import type { UserFiles } from '../user-folder.ts';
import type { TrainingRequest } from './training-request.ts';

/** Whether nobody said yet where the model of a name is. A file that was named and isn't there is a mistake instead. */
export function isModelLacking({ kind, name }: BaseModel, { model }: Machine): boolean {
  return kind === 'unknown' || (model.kind === 'missing' && name !== undefined);
}

/** The recipe of a training, and what is wrong with how it was named. */
export function findRecipe(
  dataset: Dataset,
  request: TrainingRequest,
): { recipe: Recipe; problems: readonly Problem[] } {
  const id = request.recipe ?? dataset.config.training?.recipe;
  const recipe = recipeById(id);
  if (recipe) return { recipe, problems: [] };
  const known = recipes.map((one) => one.id);
  const guess = nearest(id ?? '', known);
  const problem: Problem = {
    code: 'train-recipe',
    severity: 'error',
    isFinal: true,
    setting: ['training', 'recipe'],
    message: message('There is no recipe "{0}".', id ?? ''),
    wayOut: guess ? message('Did you mean "{0}"?', guess) : message('There is: {0}.', known.join(', ')),
  };
  return { recipe: recipes[0], problems: [problem] };
}

/** The trainer's folder, where one is named. */
export function findCheckout(
  fileSystem: FileSystem,
  platform: Platform,
  { trainer }: Dataset,
  { trainers }: UserFiles,
  request: TrainingRequest,
): Checkout | undefined {
  const folder = request.trainer ?? trainers[trainer.id]?.path;
  if (folder === undefined) return undefined;
  return trainingById(trainer.id).readCheckout(fileSystem, pathAsWritten(folder), platform.pythonIn);
}

/** The base model of a training, wherever it is said. */
export function findModel(
  dataset: Dataset,
  recipe: Recipe,
  { models }: UserFiles,
  request: TrainingRequest,
): BaseModel {
  const written = request.model ?? dataset.config.training?.model ?? recipe.model;
  const exists = (place: string) => pathKind(place) === 'file' || pathKind(place) === 'folder';
  const model = resolveModel(written, {
    models,
    // On the command line a path starts from the working folder, in the dataset's configuration from the dataset.
    folder: request.model === undefined ? dataset.root : fromNative('.'),
    toCore: pathAsWritten,
    exists,
  });
  if (!request.elsewhere) return model;
  return modelElsewhere(model, exists, trainingById(dataset.trainer.id).separateParts(recipe.family));
}

/** What stands against a training with a folder that is no trainer. */
export function noCheckout({ reason }: Extract<Checkout, { kind: 'none' }>): Problem {
  return { code: 'train-trainer', severity: 'error', isFinal: true, message: reason };
}

/** A file of the user's that can't be read. */
export function unreadableFile({ file, reason }: UserFiles['mistakes'][number]): Problem {
  return {
    code: 'train-user-file',
    severity: 'error',
    file,
    message: message('{0} can not be read: {1}.', file, reason),
    wayOut: message('It is taken for empty until that is put right.'),
  };
}
