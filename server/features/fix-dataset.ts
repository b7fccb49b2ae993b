import { fixDataset as fixDatasetEdit } from '../../core/edits/fix-dataset.ts';
import { type FixDatasetParams, fixDatasetRequest } from '../../protocol/lsp.ts';
import { bulkEditRequest } from '../edits/bulk-edit-request.ts';
import type { Feature } from './feature.ts';

/** Applies all safe fixes in a dataset. */
export const fixDataset: Feature = {
  capabilities: () => ({}),
  register(context) {
    context.connection.onRequest(
      fixDatasetRequest,
      bulkEditRequest<FixDatasetParams>(context, 'fix dataset', (dataset, _, ports) =>
        fixDatasetEdit(dataset, ports, context.findings.optionsAt(dataset.root)),
      ),
    );
  },
};
