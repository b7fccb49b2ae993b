import { homeFolder } from '../../core/node/home-folder.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { findEnvironments } from '../../core/node/training/find-environments.ts';
import { findModels, findTrainers } from '../../core/node/training/training-choices.ts';
import { readUserFiles } from '../../core/node/training/user-folder.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { recipeById, recipes } from '../../core/training/recipes/index.ts';
import {
  type TrainingChoices,
  type TrainingChoicesParams,
  trainingChoicesRequest,
} from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Finds the trainers and base models that a user could choose. */
export const trainingChoices: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, fileSystem, training: machine } = context;
    const { platform } = machine;
    connection.onRequest<TrainingChoices, never>(
      trainingChoicesRequest,
      guard<TrainingChoicesParams, TrainingChoices>(connection, 'training choices', async ({ uri, wish }) => {
        const path = pathOfUri(uri);
        const dataset = await datasetOfUri(context, uri);
        const { id } = dataset?.trainer ?? trainerById(undefined);
        const training = trainingById(id);
        const { family: fitting } = recipeById(wish.recipe ?? dataset?.config.training?.recipe) ?? recipes[0];
        const near = dataset?.root ?? path ?? fromNative(homeFolder());
        const known = wish.trainer ?? readUserFiles(fileSystem, platform.configFolder).trainers[id]?.path;
        return {
          trainer: known === undefined ? null : fromNative(known),
          trainers: findTrainers(fileSystem, platform, training, near).map(({ root, kind, python }) => ({
            path: root,
            kind,
            hasPython: python !== undefined,
          })),
          environments: findEnvironments(fileSystem),
          models: findModels(fileSystem, training, near, known && fromNative(known)).map(
            ({ path, size, family }) => ({
              path,
              size,
              family: family ?? null,
              fits: family === undefined || family === fitting,
            }),
          ),
        };
      }),
    );
  },
};
