import * as vscode from 'vscode';
import {
  type DatasetSummary,
  type DatasetsParams,
  type DatasetsResult,
  datasetsRequest,
} from '../../protocol/lsp.ts';
import type { Client } from '../language-client.ts';
import { activeFile } from './active-file.ts';

/**
 * The dataset that a command is about: the given folder's, the active file's, the one in the active gallery, the only
 * one, or the one that the user picks. Undefined when there is none, or none was picked; then the user was told.
 */
export async function pickDataset(
  client: Client,
  title: string,
  folder: vscode.Uri | undefined,
): Promise<DatasetSummary | undefined> {
  const around = folder ?? activeFile() ?? client.galleries.activeDataset;
  const params: DatasetsParams = around ? { uri: around.toString() } : {};
  const { datasets } = await client.request<DatasetsResult>(datasetsRequest, params);
  const [first] = datasets;
  if (first && around && isIn(around, first)) return first;
  if (folder || !first) {
    tellNone(folder);
    return undefined;
  }
  if (datasets.length === 1) return first;
  const items = datasets.map((dataset) => ({
    label: dataset.name,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(dataset.uri)),
    dataset,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which dataset?'),
  });
  return picked?.dataset;
}

/** Whether a file or folder is a dataset's root or lies below it. */
export function isIn(uri: vscode.Uri, { uri: root }: { readonly uri: string }): boolean {
  const { path } = vscode.Uri.parse(root);
  return uri.path === path || uri.path.startsWith(`${path}/`);
}

function tellNone(folder: vscode.Uri | undefined): void {
  const setUp = vscode.l10n.t('Set Up Dataset…');
  const text = folder
    ? vscode.l10n.t('"{0}" is no dataset yet.', folder.path.slice(folder.path.lastIndexOf('/') + 1))
    : vscode.l10n.t('There is no dataset in the open folders. Open a folder with pictures and set it up.');
  vscode.window.showInformationMessage(text, setUp).then((chosen) => {
    if (chosen === setUp) return vscode.commands.executeCommand('lora.setUpDataset', folder);
    return undefined;
  });
}
