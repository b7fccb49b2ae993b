import { type BulkEditResult, type UndoBulkEditParams, undoBulkEditRequest } from '../../protocol/lsp.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Takes the last bulk edit of a dataset back, after a restart too. */
export const undoBulkEdit: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem, bulkEdits }) {
    connection.onRequest(
      undoBulkEditRequest,
      guard<UndoBulkEditParams, BulkEditResult>(
        connection,
        'undo bulk edit',
        async ({ uri, ...params }, token) => {
          const path = uri === undefined ? undefined : pathOfUri(uri);
          const dataset = path === undefined ? undefined : await datasetAt(session, fileSystem, path);
          // A dataset that is none any more (its captions were all written by the edit) is known by its folder.
          return bulkEdits.undo(dataset?.root ?? path, params, token);
        },
      ),
    );
  },
};
