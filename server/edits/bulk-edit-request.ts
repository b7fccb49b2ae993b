import type { CancellationToken } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import type { EditPorts } from '../../core/edits/edit-captions.ts';
import { digestOfText } from '../../core/node/digest.ts';
import type { BulkEditParams, BulkEditResult } from '../../protocol/lsp.ts';
import type { FeatureContext } from '../features/feature.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { createTurn } from '../turn.ts';
import { nothing } from './bulk-edits.ts';
import { askedNow } from './unsaved.ts';

type DatasetParams = BulkEditParams & { readonly uri: string };

/** What is to be done in a dataset; undefined where there is nothing. */
export type MakeEdit<Params> = (
  dataset: Dataset,
  params: Params,
  ports: EditPorts,
) => BulkEdit | undefined | Promise<BulkEdit>;

/** The handler of a request that edits a dataset; nothing is done where there is none. */
export function bulkEditRequest<Params extends DatasetParams>(
  context: FeatureContext,
  name: string,
  make: MakeEdit<Params>,
) {
  const handler = async (params: Params, token: CancellationToken): Promise<BulkEditResult> => {
    const asked = askedNow(context.documents, params);
    const dataset = await datasetOfUri(context, params.uri);
    if (!dataset) return nothing;
    const edit = await make(dataset, params, editPorts(token));
    return edit ? context.bulkEdits.apply(edit, asked, token) : nothing;
  };
  return guard(context.connection, name, handler);
}

/** What an edit is made with, until it is given up. */
export function editPorts(token: CancellationToken): EditPorts {
  return { digest: digestOfText, turn: createTurn(() => token.isCancellationRequested) };
}
