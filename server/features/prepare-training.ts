import {
  type PrepareTrainingParams,
  type PrepareTrainingResult,
  prepareTrainingRequest,
} from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { asPrepared, prepare } from '../training/prepared.ts';
import type { Feature } from './feature.ts';

/** Tells what a training of a dataset would be, on this machine, and what stands against it. */
export const prepareTraining: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection } = context;
    connection.onRequest<PrepareTrainingResult, never>(
      prepareTrainingRequest,
      guard<PrepareTrainingParams, PrepareTrainingResult>(
        connection,
        'prepare training',
        async ({ uri, wish }, token) => {
          context.training.trust.demand();
          const dataset = await datasetOfUri(context, uri);
          return dataset ? asPrepared(await prepare(context, dataset, wish, token)) : null;
        },
      ),
    );
  },
};
