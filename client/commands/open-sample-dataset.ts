import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

const NAME = 'character-ai';

/** Copies the sample dataset into a folder of the user's and offers to open it. Arguments: `{ folder }`. */
export const openSampleDataset: Command = {
  id: 'lora.openSampleDataset',
  run: async ({ extension }, argument): Promise<vscode.Uri | undefined> => {
    const folder = askedFor(argument).folder ?? (await pickTarget());
    if (!folder) return undefined;
    const target = await freeTarget(folder);
    if (!target) return undefined;
    if (!target.isThere) await copy(vscode.Uri.joinPath(extension.extensionUri, 'samples', NAME), target.uri);
    const open = vscode.l10n.t('Open');
    const inNewWindow = vscode.l10n.t('Open in New Window');
    vscode.window
      .showInformationMessage(
        vscode.l10n.t('The sample dataset is in {0}.', target.uri.fsPath),
        open,
        inNewWindow,
      )
      .then((chosen) => {
        if (chosen === undefined) return undefined;
        const options = { forceNewWindow: chosen === inNewWindow };
        return vscode.commands.executeCommand('vscode.openFolder', target.uri, options);
      });
    return target.uri;
  },
};

async function pickTarget(): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where Shall the Sample Dataset Be?'),
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t('Copy Here'),
    })) ?? [];
  return chosen;
}

interface Target {
  readonly uri: vscode.Uri;
  readonly isThere: boolean;
}

/** Where the copy goes; where a folder of its name is there already, the user says what then. */
async function freeTarget(folder: vscode.Uri): Promise<Target | undefined> {
  const taken = new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  const first = vscode.Uri.joinPath(folder, NAME);
  if (!taken.has(NAME)) return { uri: first, isThere: false };
  let number = 2;
  while (taken.has(`${NAME}-${number}`)) number++;
  const openIt = vscode.l10n.t('Open It');
  const another = vscode.l10n.t('Copy as "{0}"', `${NAME}-${number}`);
  const question = vscode.l10n.t('There is a "{0}" in this folder already.', NAME);
  const chosen = await vscode.window.showInformationMessage(question, openIt, another);
  if (chosen === openIt) return { uri: first, isThere: true };
  if (chosen === another) return { uri: vscode.Uri.joinPath(folder, `${NAME}-${number}`), isThere: false };
  return undefined;
}

/** By way of another name, so that half a copy is never taken for a whole one. */
async function copy(source: vscode.Uri, target: vscode.Uri): Promise<void> {
  const partial = vscode.Uri.joinPath(target, '..', `.${NAME}-${randomBytes(4).toString('hex')}.partial`);
  try {
    await vscode.workspace.fs.copy(source, partial, { overwrite: false });
    await vscode.workspace.fs.rename(partial, target, { overwrite: false });
  } catch (error) {
    await vscode.workspace.fs
      .delete(partial, { recursive: true, useTrash: false })
      .then(undefined, () => undefined);
    throw error;
  }
}
