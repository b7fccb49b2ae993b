import * as vscode from 'vscode';
import { minimalEdit } from '../../core/span.ts';
import {
  type ImportTrainingResult,
  importTrainingRequest,
  type PresetRemark,
} from '../../protocol/presets.ts';
import { nameOf } from '../dataset/dataset-folder.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import { showRemarks } from '../training/show-remarks.ts';
import type { Command } from './command.ts';

type Taken = Extract<ImportTrainingResult, { readonly kind: 'taken' }>;

/**
 * Takes the training of a preset of kohya_ss, or of a training config of sd-scripts, over into the dataset's configuration,
 * after its remarks. Arguments: `{ folder, file, confirm }`; with `confirm: "no"` nothing is asked. Returns
 * the configuration.
 */
export const importTraining: Command = {
  id: 'lora.importTraining',
  run: async ({ workbench, log }, argument): Promise<vscode.Uri | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Import Training Configuration');
    const client = await workbench.client('a training is to be imported');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const given = asked.text('file');
    const file = given === undefined ? await pickFile(title) : vscode.Uri.file(given);
    if (!file) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const params = { uri: dataset.uri, name: nameOf(file), text };
    const result = await client.request<ImportTrainingResult>(importTrainingRequest, params);
    if (result?.kind !== 'taken') {
      const reason = result?.reason ?? vscode.l10n.t('There is no dataset any more.');
      vscode.window.showErrorMessage(vscode.l10n.t('"{0}" was not imported: {1}', nameOf(file), reason));
      return undefined;
    }
    const isAsked = asked.text('confirm') !== 'no';
    if (isAsked && !(await isMeant(nameOf(file), result.remarks, log))) return undefined;
    return await write(result);
  },
};

async function pickFile(title: string): Promise<vscode.Uri | undefined> {
  const filters = { [vscode.l10n.t('kohya_ss presets, sd-scripts training configs')]: ['json', 'toml'] };
  const openLabel = vscode.l10n.t('Import');
  return (await vscode.window.showOpenDialog({ title, filters, openLabel }))?.[0];
}

async function isMeant(
  name: string,
  remarks: readonly PresetRemark[],
  log: vscode.LogOutputChannel,
): Promise<boolean> {
  const take = vscode.l10n.t('Import');
  const question = vscode.l10n.t('Import "{0}" into the configuration of the dataset?', name);
  return (await showRemarks(question, remarks, log, take)) === take;
}

/** As one edit of the editor's, which shows it, and can take it back. */
async function write({ config, before, after }: Taken): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.parse(config);
  const edit = new vscode.WorkspaceEdit();
  const document = await openIfThere(uri);
  if (document) {
    if (document.getText() !== before) {
      vscode.window.showErrorMessage(vscode.l10n.t('{0} was changed meanwhile. Try it again.', uri.fsPath));
      return undefined;
    }
    for (const { span, newText } of minimalEdit(before, after)) {
      const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
      edit.replace(uri, range, newText);
    }
  } else {
    const contents = new TextEncoder().encode(after);
    edit.createFile(uri, { contents, overwrite: false, ignoreIfExists: false });
  }
  if (before !== after && !(await vscode.workspace.applyEdit(edit))) return undefined;
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return uri;
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
  return await vscode.workspace.openTextDocument(uri);
}
