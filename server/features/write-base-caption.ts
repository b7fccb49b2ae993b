import { writeBaseCaption as baseCaptionEdit } from '../../core/edits/write-base-caption.ts';
import { isWithin } from '../../core/path.ts';
import { type WriteBaseCaptionParams, writeBaseCaptionRequest } from '../../protocol/lsp.ts';
import { bulkEditRequest } from '../edits/bulk-edit-request.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Writes one caption for all pictures without one. */
export const writeBaseCaption: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest(
      writeBaseCaptionRequest,
      bulkEditRequest<WriteBaseCaptionParams>(context, 'write base caption', (dataset, { uri, text }) => {
        if (text.trim() === '') return undefined;
        const path = pathOfUri(uri) ?? uri;
        return baseCaptionEdit(dataset, text, isWithin(path, dataset.root) ? path : dataset.root);
      }),
    );
  },
};
