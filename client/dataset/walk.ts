import * as vscode from 'vscode';
import {
  captionLanguage,
  type WalkParams,
  type WalkResult,
  type WalkStop,
  walkRequest,
} from '../../protocol/lsp.ts';
import type { CommandContext } from '../commands/command.ts';
import { activeFile } from './active-file.ts';

/** Goes on to another caption of the active file's dataset, with its picture beside. */
export async function walk(
  { workbench }: CommandContext,
  direction: WalkParams['direction'],
  kind: WalkParams['kind'],
): Promise<WalkStop | undefined> {
  const from = activeFile();
  if (!from) {
    tell(vscode.l10n.t('Open a caption of a dataset first: the walk goes on from there.'));
    return undefined;
  }
  const client = await workbench.client('asked for the next caption');
  const params: WalkParams = { uri: from.toString(), direction, kind };
  const { stop, isInDataset } = await client.request<WalkResult>(walkRequest, params);
  if (!stop) {
    tell(isInDataset ? nothingLeft(kind) : vscode.l10n.t('The active file belongs to no dataset.'));
    return undefined;
  }
  await show(stop);
  return stop;
}

async function show({ caption, image, exists }: WalkStop): Promise<void> {
  const file = vscode.Uri.parse(caption);
  // What isn't there is written when it is saved, not before.
  const document = await vscode.workspace.openTextDocument(exists ? file : file.with({ scheme: 'untitled' }));
  if (!exists) await vscode.languages.setTextDocumentLanguage(document, captionLanguage);
  const column = vscode.window.tabGroups.activeTabGroup.viewColumn;
  await vscode.window.showTextDocument(document, { viewColumn: column, preview: true });
  if (!vscode.workspace.getConfiguration('lora').get('walk.showPicture', true)) return;
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(image), {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
}

function nothingLeft(kind: WalkParams['kind']): string {
  if (kind === 'without-caption') return vscode.l10n.t('No other picture is without a caption.');
  if (kind === 'with-finding') return vscode.l10n.t('Nothing is found in any other caption.');
  return vscode.l10n.t('There is no other picture in this dataset.');
}

function tell(text: string): void {
  vscode.window.showInformationMessage(text);
}
