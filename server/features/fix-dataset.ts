import { fixDataset as fixDatasetEdit } from '../../core/edits/fix-dataset.ts';
import { digestOfText } from '../../core/node/digest.ts';
import { type BulkEditResult, type FixDatasetParams, fixDatasetRequest } from '../../protocol/lsp.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { createTurn } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Applies all safe fixes in a dataset. */
export const fixDataset: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem, bulkEdits }) {
    connection.onRequest(
      fixDatasetRequest,
      guard<FixDatasetParams, BulkEditResult>(
        connection,
        'fix dataset',
        async ({ uri, ...params }, token) => {
          const path = pathOfUri(uri);
          const dataset = path === undefined ? undefined : await datasetAt(session, fileSystem, path);
          if (!dataset) return { done: 0, refused: [], unsaved: [], cancelled: false };
          const turn = createTurn(() => token.isCancellationRequested);
          return bulkEdits.apply(await fixDatasetEdit(dataset, digestOfText, turn), params, token);
        },
      ),
    );
  },
};
