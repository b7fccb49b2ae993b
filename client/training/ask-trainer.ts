import * as vscode from 'vscode';
import {
  type KeepResult,
  keepTrainerRequest,
  type TrainingChoices,
  type TrainingWish,
  trainingChoicesRequest,
} from '../../protocol/training.ts';
import type { Client } from '../language-client.ts';

const INSTALL = 'https://github.com/bmaltais/kohya_ss#installation-options';

interface Choice extends vscode.QuickPickItem {
  readonly act: 'take' | 'choose' | 'install';
}

/** Asks where the trainer is, and keeps it. @returns whether it is known now */
export async function askForTrainer(client: Client, dataset: string, wish: TrainingWish): Promise<boolean> {
  const { trainers } = await client.request<TrainingChoices>(trainingChoicesRequest, { uri: dataset, wish });
  const found = trainers.map(
    ({ path, kind, hasPython }): Choice => ({
      act: 'take',
      label: path,
      description: hasPython ? kind : vscode.l10n.t('{0}, without a virtual environment', kind),
    }),
  );
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, act: 'take' as const };
  const choice = await vscode.window.showQuickPick<Choice>(
    [
      ...found,
      ...(found.length > 0 ? [separator] : []),
      { act: 'choose', label: vscode.l10n.t('$(folder-opened) Choose Folder…') },
      { act: 'install', label: vscode.l10n.t('$(link-external) How to Install kohya_ss') },
    ],
    {
      title: vscode.l10n.t('Train'),
      placeHolder: vscode.l10n.t('Where is the trainer? The folder of sd-scripts or kohya_ss'),
      ignoreFocusOut: true,
    },
  );
  if (!choice) return false;
  if (choice.act === 'install') {
    await vscode.env.openExternal(vscode.Uri.parse(INSTALL));
    return false;
  }
  const path = choice.act === 'take' ? choice.label : await chooseFolder();
  if (path === undefined) return false;
  const { reason } = await client.request<KeepResult>(keepTrainerRequest, { path });
  if (reason === null) return true;
  await vscode.window.showErrorMessage(reason);
  return await askForTrainer(client, dataset, wish);
}

async function chooseFolder(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Folder of sd-scripts or kohya_ss'),
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t('Take This Folder'),
    })) ?? [];
  return folder?.fsPath;
}
