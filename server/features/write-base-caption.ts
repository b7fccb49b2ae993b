import { writeBaseCaption as baseCaptionEdit } from '../../core/edits/write-base-caption.ts';
import { isWithin } from '../../core/path.ts';
import {
  type BulkEditResult,
  type WriteBaseCaptionParams,
  writeBaseCaptionRequest,
} from '../../protocol/lsp.ts';
import { datasetAt } from '../dataset-at.ts';
import { guard } from '../guard.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Writes one caption for all pictures without one. */
export const writeBaseCaption: Feature = {
  capabilities: () => ({}),
  register({ connection, session, fileSystem, bulkEdits }) {
    connection.onRequest(
      writeBaseCaptionRequest,
      guard<WriteBaseCaptionParams, BulkEditResult>(
        connection,
        'write base caption',
        async ({ uri, text, ...params }, token) => {
          const path = pathOfUri(uri);
          const dataset = path === undefined ? undefined : await datasetAt(session, fileSystem, path);
          if (path === undefined || !dataset || text.trim() === '')
            return { done: 0, refused: [], unsaved: [], cancelled: false };
          const folder = isWithin(path, dataset.root) ? path : dataset.root;
          return bulkEdits.apply(baseCaptionEdit(dataset, text, folder), params, token);
        },
      ),
    );
  },
};
