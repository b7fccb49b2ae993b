import { findModels, findTrainers } from '../../core/node/training/training-choices.ts';
import { readUserFiles } from '../../core/node/training/user-folder.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import {
  type TrainingChoices,
  type TrainingChoicesParams,
  trainingChoicesRequest,
} from '../../protocol/training.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** What the recipes there are train. */
const FITTING = 'sd15';

/** Finds the trainers and base models that a user could choose. */
export const trainingChoices: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem, training: { platform } }) {
    connection.onRequest<TrainingChoices, never>(
      trainingChoicesRequest,
      guard<TrainingChoicesParams, TrainingChoices>(connection, 'training choices', async ({ uri, wish }) => {
        const path = pathOfUri(uri);
        const dataset = path === undefined ? undefined : await datasetAt(session, fileSystem, path);
        if (!dataset) return { trainers: [], models: [] };
        const { id } = dataset.trainer;
        const training = trainingById(id);
        const known = wish.trainer ?? readUserFiles(fileSystem, platform.configFolder).trainers[id]?.path;
        return {
          trainers: findTrainers(fileSystem, platform, training, dataset.root).map(
            ({ root, kind, python }) => ({ path: root, kind, hasPython: python !== undefined }),
          ),
          models: findModels(fileSystem, training, dataset.root, known).map(({ path, size, family }) => ({
            path,
            size,
            family: family ?? null,
            fits: family === undefined || family === FITTING,
          })),
        };
      }),
    );
  },
};
