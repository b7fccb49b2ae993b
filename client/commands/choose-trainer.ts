import * as vscode from 'vscode';
import { askedFor } from '../asked.ts';
import { pickDataset } from '../pick-dataset.ts';
import { askForTrainer } from '../training/ask-trainer.ts';
import { trainingSettings } from '../training/training-settings.ts';
import type { Command } from './command.ts';

/** Asks where the trainer is, and keeps it. */
export const chooseTrainer: Command = {
  id: 'lora.chooseTrainer',
  run: async ({ workbench }, argument): Promise<boolean> => {
    const client = await workbench.client('a trainer is to be chosen');
    const dataset = await pickDataset(client, vscode.l10n.t('Choose Trainer'), askedFor(argument).folder);
    if (!dataset) return false;
    return await askForTrainer(client, dataset.uri, trainingSettings(vscode.Uri.parse(dataset.uri)));
  },
};
