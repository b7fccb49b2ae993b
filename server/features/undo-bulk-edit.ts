import { type BulkEditResult, type UndoBulkEditParams, undoBulkEditRequest } from '../../protocol/lsp.ts';
import { askedNow } from '../edits/unsaved.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Takes the last bulk edit of a dataset back, after a restart too. */
export const undoBulkEdit: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection, documents, bulkEdits } = context;
    connection.onRequest(
      undoBulkEditRequest,
      guard<UndoBulkEditParams, BulkEditResult>(
        connection,
        'undo bulk edit',
        async ({ uri, edit, ...params }, token) => {
          const asked = askedNow(documents, params);
          const path = uri === undefined ? undefined : pathOfUri(uri);
          const dataset = await datasetOfUri(context, uri);
          // A dataset that is none any more (its captions were all written by the edit) is known by its folder.
          return bulkEdits.undo(dataset?.root ?? path, asked, token, edit);
        },
      ),
    );
  },
};
