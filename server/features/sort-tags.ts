import { sortTags as sortTagsEdit } from '../../core/edits/sort-tags.ts';
import { type SortTagsParams, sortTagsRequest } from '../../protocol/tags.ts';
import { bulkEditRequest } from '../bulk-edit-request.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature } from './feature.ts';

/** Sorts the tags of one caption or of a dataset. */
export const sortTags: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest(
      sortTagsRequest,
      bulkEditRequest<SortTagsParams>(context, 'sort tags', (dataset, { uri, scope, order }, ports) => {
        const captions = scope === 'caption' ? [pathOfUri(uri) ?? uri] : dataset.captions.keys();
        return sortTagsEdit(dataset, captions, order, ports);
      }),
    );
  },
};
