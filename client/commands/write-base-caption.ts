import * as vscode from 'vscode';
import {
  type BulkEditResult,
  type DatasetSummary,
  type FolderSummary,
  type WriteBaseCaptionParams,
  writeBaseCaptionRequest,
} from '../../protocol/lsp.ts';
import { requestEdit, tellResult, undoStep } from '../bulk-edit.ts';
import { isIn, pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Writes one caption for all pictures without one. Arguments: `{ folder, text }`. */
export const writeBaseCaption: Command = {
  id: 'lora.writeBaseCaption',
  run: async ({ workbench, log }, argument): Promise<BulkEditResult | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Write Base Caption');
    const client = await workbench.client('a base caption is to be written');
    const dataset = await pickDataset(client, title, asked.folder);
    const scope = dataset && (await pickFolders(dataset, title, asked.folder));
    if (!scope) return undefined;
    const count = scope.folders.reduce((sum, { uncaptioned }) => sum + uncaptioned, 0);
    if (count === 0) {
      vscode.window.showInformationMessage(vscode.l10n.t('Every picture has a caption already.'));
      return undefined;
    }
    const text = asked.text('text') ?? (await askForCaption(title, scope.folders, count));
    if (text === undefined || text.trim() === '') return undefined;
    const result = await requestEdit<WriteBaseCaptionParams>(client, writeBaseCaptionRequest, {
      uri: scope.uri,
      text: text.trim(),
    });
    tellResult(
      log,
      vscode.l10n.t('{0} captions were written.', result.done),
      result,
      undoStep(dataset.uri, result),
    );
    return result;
  },
};

interface Scope {
  readonly uri: string;
  readonly folders: readonly FolderSummary[];
}

/** Which pictures: of several folders with different base captions, one is picked or all. */
async function pickFolders(
  dataset: DatasetSummary,
  title: string,
  given: vscode.Uri | undefined,
): Promise<Scope | undefined> {
  const uri = given ? given.toString() : dataset.uri;
  const folders = dataset.folders.filter((folder) => isIn(vscode.Uri.parse(folder.uri), { uri }));
  const lacking = folders.filter(({ uncaptioned }) => uncaptioned > 0);
  const captions = new Set(lacking.map(({ baseCaption }) => baseCaption));
  if (captions.size < 2) return { uri, folders };
  const all = { label: vscode.l10n.t('All folders'), uri, folders };
  const items = lacking.map((folder) => ({ label: folder.name, uri: folder.uri, folders: [folder] }));
  return vscode.window.showQuickPick(
    [...items, all].map((item) => ({ ...item, description: describe(item.folders) })),
    { title, placeHolder: vscode.l10n.t('The captions of which folder?') },
  );
}

function describe(folders: readonly FolderSummary[]): string {
  const sum = (key: 'images' | 'uncaptioned') => folders.reduce((total, folder) => total + folder[key], 0);
  return vscode.l10n.t('{0} of {1} pictures without a caption', sum('uncaptioned'), sum('images'));
}

function askForCaption(
  title: string,
  folders: readonly FolderSummary[],
  count: number,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt:
      count === 1
        ? vscode.l10n.t(
            'One picture has no caption and gets this one. Captions that are there stay as they are.',
          )
        : vscode.l10n.t(
            '{0} pictures have no caption and get this one. Captions that are there stay as they are.',
            count,
          ),
    value: folders.find(({ uncaptioned }) => uncaptioned > 0)?.baseCaption ?? '',
    placeHolder: vscode.l10n.t('1girl, name, what all pictures show'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('A caption holds at least one tag.') : undefined,
  });
}
