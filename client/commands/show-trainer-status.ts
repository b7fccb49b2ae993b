import * as vscode from 'vscode';
import type { TrainerReport } from '../../protocol/training.ts';
import { isTrusted } from '../training/is-trusted.ts';
import type { Command } from './command.ts';

/** Shows what there is of the trainer, and what it lacks. Returns what was found before PyTorch is asked. */
export const showTrainerStatus: Command = {
  id: 'lora.showTrainerStatus',
  run: async ({ workbench }): Promise<TrainerReport | undefined> => {
    if (!isTrusted(vscode.l10n.t('No Python is asked for a folder that is not trusted.'))) return undefined;
    const client = await workbench.client('the trainer is looked at');
    return await client.trainerStatus.show();
  },
};
