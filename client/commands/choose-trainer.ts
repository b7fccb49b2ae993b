import * as vscode from 'vscode';
import { askedFor } from '../asked.ts';
import { pickDataset } from '../pick-dataset.ts';
import { askForTrainer } from '../training/ask-trainer.ts';
import { isTrusted } from '../training/is-trusted.ts';
import { trainingSettings } from '../training/training-settings.ts';
import type { Command } from './command.ts';

/** Asks where the trainer is, and keeps it. */
export const chooseTrainer: Command = {
  id: 'lora.chooseTrainer',
  run: async ({ workbench }, argument): Promise<boolean> => {
    if (!isTrusted()) return false;
    const client = await workbench.client('a trainer is to be chosen');
    const dataset = await pickDataset(client, vscode.l10n.t('Choose Trainer'), askedFor(argument).folder);
    if (!dataset) return false;
    const settings = trainingSettings(vscode.Uri.parse(dataset.uri));
    const isKnown = await askForTrainer(client, dataset.uri, settings);
    if (isKnown && settings.trainer !== undefined) await tellOfSetting(settings.trainer);
    return isKnown;
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
