import * as vscode from 'vscode';
import { askedFor } from '../questions/asked.ts';
import { askForTrainer } from '../training/ask-trainer.ts';
import { isTrusted } from '../training/is-trusted.ts';
import { nearFolder } from '../training/near-folder.ts';
import { trainingSettings } from '../training/training-settings.ts';
import type { Command } from './command.ts';

/** Asks where the trainer is, and keeps it. */
export const chooseTrainer: Command = {
  id: 'lora.chooseTrainer',
  run: async ({ workbench }, argument): Promise<boolean> => {
    if (!isTrusted()) return false;
    const client = await workbench.client('a trainer is to be chosen');
    // It is kept for all datasets: where one is only says where to look first.
    const folder = nearFolder(askedFor(argument).folder);
    const settings = trainingSettings(folder);
    if (!(await askForTrainer(client, folder, settings))) return false;
    client.trainerStatus.refresh();
    if (settings.trainer !== undefined) await tellOfSetting(settings.trainer);
    else
      vscode.window.showInformationMessage(
        vscode.l10n.t('LoRA: Train uses it from now on, for all datasets.'),
      );
    return true;
  },
};

/** What was just chosen would seem to be forgotten. */
async function tellOfSetting(path: string): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  const text = vscode.l10n.t(
    'It is kept, but the setting lora.trainer.path names another trainer, and outweighs it: {0}',
    path,
  );
  if ((await vscode.window.showWarningMessage(text, open)) === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', 'lora.trainer');
}
