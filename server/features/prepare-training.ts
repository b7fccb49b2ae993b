import {
  type PrepareTrainingParams,
  type PrepareTrainingResult,
  prepareTrainingRequest,
} from '../../protocol/training.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { asPrepared, prepare } from '../training/prepared.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells what a training of a dataset would be, on this machine, and what stands against it. */
export const prepareTraining: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, session, fileSystem } = context;
    connection.onRequest<PrepareTrainingResult, never>(
      prepareTrainingRequest,
      guard<PrepareTrainingParams, PrepareTrainingResult>(
        connection,
        'prepare training',
        async ({ uri, wish }, token) => {
          context.training.trust.demand();
          const path = pathOfUri(uri);
          const dataset = path === undefined ? undefined : await datasetAt(session, fileSystem, path);
          return dataset ? asPrepared(await prepare(context, dataset, wish, token)) : null;
        },
      ),
    );
  },
};
