import { sortTags as sortTagsEdit } from '../../core/edits/sort-tags.ts';
import { digestOfText } from '../../core/node/digest.ts';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { type SortTagsParams, sortTagsRequest } from '../../protocol/tags.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { createTurn } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Sorts the tags of one caption or of a dataset. */
export const sortTags: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem, bulkEdits }) {
    connection.onRequest(
      sortTagsRequest,
      guard<SortTagsParams, BulkEditResult>(
        connection,
        'sort tags',
        async ({ uri, scope, order, ...params }, token) => {
          const path = pathOfUri(uri);
          const dataset = path === undefined ? undefined : await datasetAt(session, fileSystem, path);
          if (path === undefined || !dataset) return { done: 0, refused: [], unsaved: [], cancelled: false };
          const captions = scope === 'caption' ? [path] : dataset.captions.keys();
          const ports = {
            digest: digestOfText,
            turn: createTurn(() => token.isCancellationRequested),
          };
          return bulkEdits.apply(await sortTagsEdit(dataset, captions, order, ports), params, token);
        },
      ),
    );
  },
};
