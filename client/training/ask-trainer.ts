import * as vscode from 'vscode';
import {
  type KeptTrainer,
  keepTrainerRequest,
  type TrainingChoices,
  type TrainingWish,
  trainingChoicesRequest,
} from '../../protocol/training.ts';
import type { Client } from '../language-client.ts';

interface Choice extends vscode.QuickPickItem {
  readonly act: 'take' | 'choose' | 'install';
  readonly path?: string;
}

/**
 * Asks where the trainer is, and keeps it. @param near the dataset, or another folder to look around
 * @param problem why the last answer was none @returns whether it is known now
 */
export async function askForTrainer(
  client: Client,
  near: vscode.Uri,
  wish: TrainingWish,
  problem?: string,
): Promise<boolean> {
  const { trainers, trainer, environments } = await client.request<TrainingChoices>(trainingChoicesRequest, {
    uri: near.toString(),
    wish,
  });
  const found = trainers.map(
    ({ path, kind, hasPython }): Choice => ({
      act: 'take',
      path,
      // A label may hold signs for icons, a path whatever it likes.
      label: kind,
      description: [
        path === trainer ? vscode.l10n.t('used now') : undefined,
        hasPython ? undefined : vscode.l10n.t('without a virtual environment'),
      ]
        .filter(Boolean)
        .join(', '),
      detail: path,
    }),
  );
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, act: 'take' as const };
  const choice = await vscode.window.showQuickPick<Choice>(
    [
      ...found,
      ...(found.length > 0 ? [separator] : []),
      { act: 'choose', label: vscode.l10n.t('$(folder-opened) Choose Folder…') },
      { act: 'install', label: vscode.l10n.t('$(cloud-download) Install…') },
    ],
    {
      title: vscode.l10n.t('Choose sd-scripts or kohya_ss'),
      placeHolder: problem ?? vscode.l10n.t('Where is the trainer? The folder of sd-scripts or kohya_ss'),
      ignoreFocusOut: true,
      matchOnDetail: true,
    },
  );
  if (!choice) return false;
  if (choice.act === 'install') {
    // It takes its time, and tells by itself what came of it.
    void vscode.commands.executeCommand('lora.installTrainer');
    return false;
  }
  const path = choice.path ?? (await chooseFolder());
  if (path === undefined) return false;
  const { reason, lacksPython } = await client.request<KeptTrainer>(keepTrainerRequest, { path });
  if (reason === null) {
    if (lacksPython && wish.python === undefined) await askForPython(client, path, environments);
    return true;
  }
  // The words may be longer than the list; nobody waits for the toast to be closed.
  vscode.window.showErrorMessage(reason);
  return await askForTrainer(client, near, wish, reason);
}

/** Offers the conda environments for a trainer that has no Python of its own; none is taken unless the user says so. */
async function askForPython(
  client: Client,
  path: string,
  environments: TrainingChoices['environments'],
): Promise<void> {
  if (environments.length === 0) return;
  const items = environments.map(({ name, python, isActive }) => ({
    label: '$(symbol-namespace)',
    description: [name, isActive ? vscode.l10n.t('active where VS Code was started') : undefined]
      .filter(Boolean)
      .join(', '),
    detail: python,
    python,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Python of the Trainer'),
    placeHolder: vscode.l10n.t('It has no Python of its own. Which environment was it installed into?'),
    ignoreFocusOut: true,
    matchOnDetail: true,
    matchOnDescription: true,
  });
  if (chosen) await client.request<KeptTrainer>(keepTrainerRequest, { path, python: chosen.python });
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
