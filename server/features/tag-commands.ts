import {
  CancellationToken,
  type ExecuteCommandParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import * as z from 'zod';
import { strip } from '../../core/caption/white-space.ts';
import { type Dataset, folderOf } from '../../core/dataset/dataset.ts';
import { addToBaseCaption } from '../../core/edits/add-to-base-caption.ts';
import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import type { EditPorts } from '../../core/edits/edit-captions.ts';
import { fixKindInDataset } from '../../core/edits/fix-dataset.ts';
import { foreseeRename, refusalOfName, renameOf } from '../../core/edits/foresee-rename.ts';
import { mendEncoding } from '../../core/edits/mend-encoding.ts';
import { renameTag } from '../../core/edits/rename-tag.ts';
import { addTagEverywhere, removeTagEverywhere, tagSameView } from '../../core/edits/tag-everywhere.ts';
import { message } from '../../core/message.ts';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { tagCommands as ids } from '../../protocol/tags.ts';
import { confirm, tellDone } from '../edits/ask.ts';
import { editPorts } from '../edits/bulk-edit-request.ts';
import { nothing } from '../edits/bulk-edits.ts';
import { type Asked, askedNow } from '../edits/unsaved.ts';
import { guard } from '../guard.ts';
import { configFile } from '../session/config-file.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

const schema = z.object({
  uri: z.string(),
  tag: z.string().default(''),
  view: z.string().default(''),
  code: z.string().default(''),
  everywhere: z.boolean().default(false),
  from: z.string().default(''),
  to: z.string().default(''),
  allSpellings: z.boolean().default(true),
  encoding: z.string().optional(),
  edit: z.string().optional(),
  dirty: z.array(z.string()).optional(),
});
type Params = z.infer<typeof schema>;

type MakeEdit = (
  context: FeatureContext,
  dataset: Dataset,
  params: Params,
  ports: EditPorts,
) => Promise<BulkEdit> | BulkEdit;

/** What each command does with the captions of a dataset. */
const edits: Readonly<Record<string, MakeEdit>> = {
  [ids.addTagEverywhere]: (_, dataset, { tag }, ports) =>
    addTagEverywhere(dataset, nameIn(dataset, tag), ports),
  [ids.removeTagEverywhere]: (_, dataset, { tag }, ports) =>
    // What stands somewhere can be removed, whatever the trainer makes of it.
    removeTagEverywhere(dataset, strip(tag) === '' ? nameIn(dataset, tag) : tag, ports),
  [ids.tagSameView]: (_, dataset, { tag, view }, ports) =>
    tagSameView(dataset, { tag: nameIn(dataset, tag), view }, ports),
  [ids.addToBaseCaption]: ({ session, fileSystem }, dataset, { uri, tag }, { digest }) => {
    const config = configFile(session, fileSystem, dataset.root);
    const folder = folderOf(dataset, pathOfUri(uri) ?? '');
    const edit = addToBaseCaption(dataset, nameIn(dataset, tag), { folder, config }, digest);
    if (!edit) throw new Refused(translate(message('Mend the mistakes in lora-dataset.toml first.')));
    return edit;
  },
  [ids.mendEncoding]: (_, dataset, { uri, everywhere, encoding }, ports) =>
    mendEncoding(dataset, ports, { encoding, ...(everywhere ? {} : { paths: [pathOfUri(uri) ?? uri] }) }),
  [ids.fixKind]: ({ findings }, dataset, { code }, ports) =>
    fixKindInDataset(dataset, code, ports, findings.optionsAt(dataset.root)),
  [ids.renameTagEverywhere]: ({ session, fileSystem }, dataset, wish, ports) => {
    const config = configFile(session, fileSystem, dataset.root);
    const { refusal } = foreseeRename(dataset, wish, config);
    if (refusal) throw new Refused(translate(refusal));
    return renameTag(dataset, renameOf(dataset, wish), config, ports);
  },
};

/** What code actions and editors without a client of ours do with many captions at once. */
export const tagCommands: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: Object.values(ids) } }),
  register(context) {
    const { connection, documents, bulkEdits } = context;
    connection.onExecuteCommand(
      guard(connection, 'command', async ({ command, arguments: given }: ExecuteCommandParams, token) => {
        const parsed = schema.safeParse(given?.[0]);
        if (!parsed.success)
          return new ResponseError<never>(LSPErrorCodes.RequestFailed, z.prettifyError(parsed.error));
        const params = parsed.data;
        const asked = askedNow(documents, params);
        const dataset = await datasetOfUri(context, params.uri);
        if (!dataset) throw new Refused(translate(message('This is no file of a dataset.')));
        if (command === ids.undoBulkEdit) return bulkEdits.undo(dataset.root, asked, token, params.edit);
        const make = edits[command];
        if (!make) throw new Refused(`unknown command ${command}`);
        const edit = await make(context, dataset, params, editPorts(token));
        return run(context, edit, asked, token);
      }),
    );
  },
};

/** A text as the name of a tag. @throws Refused where it can be none */
function nameIn(dataset: Dataset, tag: string): string {
  const name = strip(tag);
  const refusal = refusalOfName(dataset, name);
  if (refusal) throw new Refused(translate(refusal));
  return name;
}

async function run(
  { connection, client, bulkEdits }: FeatureContext,
  edit: BulkEdit,
  asked: Asked,
  token: CancellationToken,
): Promise<BulkEditResult> {
  const { root, title, changes, failed } = edit;
  const count = changes.length;
  if (count === 0 && !failed) {
    connection.window.showInformationMessage(translate(message('There is nothing to change.')));
    return nothing;
  }
  const question = message('{0}: {1} files will change.', translate(title), count);
  const yes = message('Change {0} Files', count);
  if (count > 1 && !(await confirm(connection, client, question, yes))) return nothing;
  const result = await bulkEdits.apply(edit, asked, token);
  tellDone(connection, result, (one) => bulkEdits.undo(root, {}, CancellationToken.None, one));
  return result;
}
