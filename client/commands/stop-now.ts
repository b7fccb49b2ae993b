import * as vscode from 'vscode';
import { type Refusable, type StopRunParams, stopRunRequest } from '../../protocol/training.ts';
import { askedFor } from '../questions/asked.ts';
import { formatCheckpoints } from '../training/format-progress.ts';
import { pickRun } from '../training/pick-run.ts';
import type { Command } from './command.ts';

/** Stops a training at once, when the user knows what is lost. Arguments: the run's folder, or `{ folder, sure: "yes" }`. */
export const stopNow: Command = {
  id: 'lora.stopNow',
  run: async ({ workbench }, argument): Promise<boolean> => {
    const asked = askedFor(argument);
    const client = await workbench.client('a training is to be stopped');
    const run = await pickRun(client.trainings, vscode.l10n.t('Stop Now'), asked.folder);
    if (!run) return false;
    const now = vscode.l10n.t('Stop Now');
    const later = vscode.l10n.t('Stop after the Next Checkpoint');
    const isSure = asked.text('sure') === 'yes' || run.state === 'queued';
    const chosen = isSure
      ? now
      : await vscode.window.showWarningMessage(
          vscode.l10n.t('Stop the training of {0}?', run.name),
          {
            modal: true,
            detail: vscode.l10n.t(
              'The trainer saves nothing when it is stopped: what was trained since the last checkpoint is lost. Saved up to now: {0}.',
              formatCheckpoints(run.progress.checkpoints.length),
            ),
          },
          now,
          later,
        );
    if (chosen === undefined) return false;
    const params: StopRunParams = { run: run.run, when: chosen === now ? 'now' : 'after-checkpoint' };
    const { reason } = await client.request<Refusable>(stopRunRequest, params);
    if (reason !== null) vscode.window.showErrorMessage(reason);
    return reason === null;
  },
};
