import { message } from '../../core/message.ts';
import { createRun } from '../../core/node/training/create-run.ts';
import { startSupervisor } from '../../core/node/training/start-supervisor.ts';
import { readTrainedPairs, withDigests, writeTrainedPairs } from '../../core/node/training/trained-files.ts';
import { hasErrors } from '../../core/training/preparation.ts';
import {
  type StartTrainingParams,
  type StartTrainingResult,
  startTrainingRequest,
} from '../../protocol/training.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { asProblem, prepare } from '../training/prepared.ts';
import { translate } from '../translate.ts';
import { troubleText } from '../trouble.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Writes the folder of a run, and starts it unless only the folder is wanted. */
export const startTraining: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, training, runs } = context;
    connection.onRequest<StartTrainingResult, never>(
      startTrainingRequest,
      guard<StartTrainingParams, StartTrainingResult>(
        connection,
        'start training',
        async ({ uri, wish, isDryRun }, token) => {
          training.trust.demand();
          const dataset = await datasetOfUri(context, uri);
          if (!dataset) return { kind: 'failed', reason: translate(message('There is no dataset here.')) };
          const preparation = await prepare(context, dataset, wish, token);
          if (!isDryRun && hasErrors(preparation))
            return { kind: 'refused', problems: preparation.problems.map(asProblem) };
          try {
            const { folder, record } = createRun(training.disk, dataset, preparation, new Date());
            const run = uriOfPath(folder);
            if (isDryRun) {
              const pairs = readTrainedPairs(training.disk, dataset.trainer, record);
              const all = await withDigests(record, pairs, { digestOf: training.digestOf });
              writeTrainedPairs(training.disk, folder, record, all ?? pairs);
              return { kind: 'written', run };
            }
            await startSupervisor(training.disk, training.cli, folder, 'start');
            await runs.watch(folder);
            return { kind: 'started', run };
          } catch (error) {
            return { kind: 'failed', reason: troubleText(error) };
          }
        },
      ),
    );
  },
};
