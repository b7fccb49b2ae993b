import * as vscode from 'vscode';
import { type Refusable, type StopRunParams, stopRunRequest } from '../../protocol/training.ts';
import { askedFor } from '../questions/asked.ts';
import { pickRun } from '../training/pick-run.ts';
import type { Command } from './command.ts';

/** Stops a training when its next checkpoint is saved. Argument: the run's folder. */
export const stopAfterCheckpoint: Command = {
  id: 'lora.stopAfterCheckpoint',
  run: async ({ workbench }, argument): Promise<boolean> => {
    const client = await workbench.client('a training is to be stopped');
    const title = vscode.l10n.t('Stop after the Next Checkpoint');
    const run = await pickRun(client.trainings, title, askedFor(argument).folder);
    if (!run) return false;
    const params: StopRunParams = { run: run.run, when: 'after-checkpoint' };
    const { reason } = await client.request<Refusable>(stopRunRequest, params);
    if (reason !== null) vscode.window.showErrorMessage(reason);
    // One that waits for its GPU is over in a moment, which is told then.
    else if (run.state === 'running') {
      vscode.window.showInformationMessage(
        vscode.l10n.t('{0} stops when its next checkpoint is saved.', run.name),
      );
    }
    return reason === null;
  },
};
