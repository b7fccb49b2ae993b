import { CancellationToken } from 'vscode-languageserver/node';
import { sortTags as sortTagsEdit } from '../../core/edits/sort-tags.ts';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { type SortTagsParams, sortTagsRequest } from '../../protocol/tags.ts';
import { applyInEditor } from '../edits/apply-in-editor.ts';
import { bulkEditRequest, editPorts } from '../edits/bulk-edit-request.ts';
import { nothing } from '../edits/bulk-edits.ts';
import { documentEdits, workspaceEditOf } from '../edits/workspace-edit.ts';
import { guard } from '../guard.ts';
import { captionAt } from '../session/caption-at.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** Sorts the tags of one caption or of a dataset. */
export const sortTags: Feature = {
  capabilities: () => ({}),
  register(context) {
    const sortFiles = bulkEditRequest<SortTagsParams>(
      context,
      'sort tags',
      (dataset, { uri, scope, order }, ports) => {
        const captions = scope === 'caption' ? [pathOfUri(uri) ?? uri] : dataset.captions.keys();
        return sortTagsEdit(dataset, captions, order, ports);
      },
    );
    const sortDocument = guard(context.connection, 'sort tags', (params: SortTagsParams) =>
      sortInEditor(context, params),
    );
    context.connection.onRequest(sortTagsRequest, (params: SortTagsParams, token) =>
      isOpen(context, params) ? sortDocument(params, token) : sortFiles(params, token),
    );
  },
};

/** Whether it is about one caption that somebody has in an editor: that is edited like by a hand. */
function isOpen({ client, session }: FeatureContext, { uri, scope }: SortTagsParams): boolean {
  const path = pathOfUri(uri);
  return (
    scope === 'caption' &&
    client.workspace?.applyEdit === true &&
    path !== undefined &&
    session.documentAt(path) !== undefined
  );
}

/** Sorts a caption where it is open, as formatting does: one step of the editor's undo, and nothing is saved. */
async function sortInEditor(
  context: FeatureContext,
  { uri, order }: SortTagsParams,
): Promise<BulkEditResult> {
  const { connection, client, session } = context;
  const open = await captionAt(context, { uri });
  if (!open) return nothing;
  const { dataset, path, caption } = open;
  const { title, changes } = await sortTagsEdit(dataset, [path], order, editPorts(CancellationToken.None));
  if (changes.length === 0) return nothing;
  const { applied } = await applyInEditor(connection, {
    label: translate(title),
    edit: workspaceEditOf(
      client,
      documentEdits(session, changes, () => caption.text),
    ),
  });
  return { ...nothing, title: translate(title), done: applied ? 1 : 0 };
}
