import type { Dataset } from '../../dataset/dataset.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import { modelElsewhere } from '../../training/elsewhere.ts';
import { resolveModel } from '../../training/models.ts';
import type { BaseModel } from '../../training/plan.ts';
import type { Recipe } from '../../training/recipe.ts';
import { fromNative } from '../native-path.ts';
import { pathAsWritten } from '../path-as-written.ts';
import { pathKind } from '../path-kind.ts';
import type { UserFiles } from './user-folder.ts';

/** What is said of the base model for one training only. */
interface SaidOfModel {
  readonly model?: string;
  readonly elsewhere?: boolean;
}

/** The base model of a training, wherever it is said. */
export function findModel(
  dataset: Dataset,
  recipe: Recipe,
  { models }: Pick<UserFiles, 'models'>,
  request: SaidOfModel,
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
