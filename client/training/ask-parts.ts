import * as vscode from 'vscode';
import { keepModelRequest, type Refusable } from '../../protocol/training.ts';
import type { LackingParts } from '../../protocol/training-problem.ts';
import type { Client } from '../language-client.ts';

/** Asks for the files that belong to a base model, one after the other, and keeps each below its name. */
export async function askForParts(client: Client, { model, parts }: LackingParts): Promise<void> {
  for (const [index, { part, title }] of parts.entries()) {
    const path = await chooseFile(
      parts.length === 1
        ? vscode.l10n.t('{0} of {1}', title, model)
        : vscode.l10n.t('{0} of {1} ({2} of {3})', title, model, index + 1, parts.length),
      /tokenizer/.test(part),
    );
    if (path === undefined) return;
    const { reason } = await client.request<Refusable>(keepModelRequest, { name: model, path, part });
    if (reason === null) continue;
    vscode.window.showErrorMessage(reason);
    return;
  }
}

async function chooseFile(title: string, isFolder: boolean): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title,
      canSelectFiles: !isFolder,
      canSelectFolders: isFolder,
      ...(isFolder
        ? {}
        : {
            filters: { [vscode.l10n.t('Checkpoints')]: ['safetensors', 'sft', 'ckpt', 'pth', 'pt', 'bin'] },
          }),
      openLabel: isFolder ? vscode.l10n.t('Take This Folder') : vscode.l10n.t('Take This File'),
    })) ?? [];
  return file?.fsPath;
}
