import { leftBy } from '../../core/node/training/find-origin.ts';
import { listRuns as list } from '../../core/node/training/list-runs.ts';
import { type ListRunsParams, type ListRunsResult, listRunsRequest } from '../../protocol/runs.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { uriOfPath } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Tells all runs of a dataset, those that are over too. */
export const listRuns: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, training } = context;
    connection.onRequest<ListRunsResult, never>(
      listRunsRequest,
      guard<ListRunsParams, ListRunsResult>(connection, 'list runs', async ({ uri }) => {
        const dataset = await datasetOfUri(context, uri);
        if (!dataset) return null;
        return list(training.disk, dataset.root).map(({ folder, record }) => ({
          run: uriOfPath(folder),
          name: record.name,
          state: record.state,
          recipe: record.recipe,
          created: record.created,
          steps: record.steps?.trained ?? record.steps?.steps ?? null,
          epochs: record.steps?.epochs ?? null,
          origin: record.origin?.kind ?? null,
          ...leftBy(folder, record),
        }));
      }),
    );
  },
};
