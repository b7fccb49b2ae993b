import type { WorkspaceEdit } from 'vscode-languageserver/node';
import type { TagRename } from '../../core/caption/rename.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import { foreseeRename, type RenameOutlook, renameOf, useOf } from '../../core/edits/foresee-rename.ts';
import { renameTag } from '../../core/edits/rename-tag.ts';
import { message } from '../../core/message.ts';
import { rangeOf } from '../convert.ts';
import { confirm, hasDialog, leftAlone } from '../edits/ask.ts';
import { mistakesIn, refusedFiles } from '../edits/refusal-message.ts';
import { documentEdits, workspaceEditOf } from '../edits/workspace-edit.ts';
import { guard } from '../guard.ts';
import { configFile } from '../session/config-file.ts';
import { renamePlace } from '../session/term-place.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { createTurn, inOneGo, Outdated } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** So many files are edited as one step of an editor's; it takes seconds for more, and nobody looks through them. */
const MOST_FILES = 200;
const ANNOTATION = 'rename';

/** The tag under the cursor by another name in the whole dataset, in all of its spellings. */
export const rename: Feature = {
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  register(context) {
    const { connection } = context;
    connection.onPrepareRename(
      guard(connection, 'prepare rename', async ({ textDocument, position }) => {
        const place = await renamePlace(context, textDocument, position);
        const target = place?.target;
        if (!target) return null;
        const { dataset, document } = place;
        const captions = useOf(dataset, target.text);
        // Before somebody types a new name for nothing.
        if (captions > MOST_FILES) throw tooMany(target.text, captions);
        return { range: rangeOf(document, target.span), placeholder: target.text };
      }),
    );
    connection.onRenameRequest(
      guard(
        connection,
        'rename',
        async ({ textDocument, position, newName }, token): Promise<WorkspaceEdit | null> => {
          // In all captions: a scan may find more of them.
          await context.session.ready();
          const place = await renamePlace(context, textDocument, position);
          if (!place) return null;
          const { dataset, target } = place;
          if (!target) throw new Refused(translate(message('There is no tag here.')));
          const wish = { from: target.text, to: newName, allSpellings: true };
          const config = configFile(context.session, context.fileSystem, dataset.root);
          const outlook = foreseeRename(dataset, wish, config);
          if (outlook.refusal) throw new Refused(translate(outlook.refusal));
          const renaming = renameOf(dataset, wish);
          const turn = createTurn(() => token.isCancellationRequested);
          const { changes, failed } = await renameTag(dataset, renaming, config, { digest, turn });
          if (changes.length > MOST_FILES) throw tooMany(target.text, changes.length);
          if (outlook.merges && !(await mayMerge(context, target.text, outlook.merges)))
            return { changes: {} };
          const files = changes.map(({ file }) => file).filter((file) => dataset.captions.has(file));
          if (failed)
            connection.window.showWarningMessage(translate(leftAlone(refusedFiles(mistakesIn(failed)))));
          return workspaceEdit(context, await freshEdit(context, dataset, renaming, files), outlook);
        },
      ),
    );
  },
};

function tooMany(tag: string, files: number): Refused {
  const words = 'Renaming "{0}" changes {1} files, too many for one step. Run "LoRA: Rename Tag…".';
  return new Refused(translate(message(words, tag, files)));
}

/**
 * Two tags that become one are told apart by nobody afterwards: that is asked about first, where the editor has a dialog for
 * it. Others show the edit before it is applied, by its annotation.
 */
async function mayMerge(
  { connection, client }: FeatureContext,
  from: string,
  { tag, captions }: NonNullable<RenameOutlook['merges']>,
): Promise<boolean> {
  if (!hasDialog(client)) return true;
  const words = '"{0}" becomes one with "{1}", which stands in {2} captions already.';
  return confirm(connection, client, message(words, from, tag, captions), message('Make Them One'));
}

// An editor goes by versions, not by digests.
const digest = () => '';

/** An edit with the texts that it was computed on. */
interface FreshEdit {
  readonly edit: BulkEdit;
  readonly textOf: (file: string) => string;
}

/**
 * The edit as of what disk and editor have at this moment: the editor edits files that nobody opened without a look.
 * @param files those that it was found to change; what is open may have become one of them meanwhile
 */
async function freshEdit(
  { session, documents, fileSystem }: FeatureContext,
  { root, captions }: Dataset,
  renaming: TagRename,
  files: readonly string[],
): Promise<FreshEdit> {
  const open = documents.all().flatMap(({ uri }) => pathOfUri(uri) ?? []);
  const looked = [...new Set([...files, ...open.filter((path) => captions.has(path))])];
  session.reread(looked);
  const now = session.datasetAt(root);
  if (!now) throw new Outdated();
  const config = configFile(session, fileSystem, root);
  // Texts, versions and edits are of one moment.
  const edit = await renameTag(now, renaming, config, { digest, turn: inOneGo }, looked);
  return { edit, textOf: (file) => now.captions.get(file)?.caption?.text ?? config?.text ?? '' };
}

function workspaceEdit(
  { session, client }: FeatureContext,
  { edit: { title, changes }, textOf }: FreshEdit,
  { merges }: RenameOutlook,
): WorkspaceEdit {
  const { documentChanges, changeAnnotationSupport } = client.workspace?.workspaceEdit ?? {};
  if (!documentChanges || !changeAnnotationSupport)
    return workspaceEditOf(client, documentEdits(session, changes, textOf));
  const annotation =
    merges && !hasDialog(client)
      ? {
          label: translate(message('Two tags become one')),
          description: translate(
            message('"{0}" stands in {1} captions already', merges.tag, merges.captions),
          ),
          needsConfirmation: true,
        }
      : { label: translate(title), needsConfirmation: false };
  return {
    documentChanges: [...documentEdits(session, changes, textOf, ANNOTATION)],
    changeAnnotations: { [ANNOTATION]: annotation },
  };
}
