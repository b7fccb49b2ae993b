import * as vscode from 'vscode';
import { askedFor } from '../questions/asked.ts';
import { formatRun } from '../training/format-progress.ts';
import { pickRun } from '../training/pick-run.ts';
import type { Command } from './command.ts';

interface Action extends vscode.QuickPickItem {
  readonly act: () => unknown;
}

/** Shows where a training stands, and what can be done about it. Argument: the run's folder. */
export const showRun: Command = {
  id: 'lora.showRun',
  run: async ({ workbench }, argument): Promise<void> => {
    const client = await workbench.client('a training is to be shown');
    const title = vscode.l10n.t('Training');
    const run = await pickRun(client.trainings, title, askedFor(argument).folder);
    if (!run) return;
    const uri = vscode.Uri.parse(run.run);
    const command = (id: string) => () => vscode.commands.executeCommand(id, uri);
    const actions: Action[] = [
      { label: vscode.l10n.t('$(terminal) Show in Terminal'), act: () => client.trainings.show(run) },
      {
        label: vscode.l10n.t('$(graph-line) Show Loss, Samples and Checkpoints'),
        act: command('lora.openRuns'),
      },
      ...(run.state === 'queued'
        ? [{ label: vscode.l10n.t('$(debug-stop) Take out of the Queue'), act: command('lora.stopNow') }]
        : [
            {
              label: vscode.l10n.t('$(debug-step-over) Stop after the Next Checkpoint'),
              act: command('lora.stopAfterCheckpoint'),
            },
            { label: vscode.l10n.t('$(debug-stop) Stop Now…'), act: command('lora.stopNow') },
          ]),
      {
        label: vscode.l10n.t('$(folder-opened) Show Run Folder'),
        act: () =>
          vscode.commands.executeCommand('revealInExplorer', vscode.Uri.joinPath(uri, 'config.toml')),
      },
    ];
    const chosen = await vscode.window.showQuickPick(actions, {
      title: `${run.name}: ${formatRun(run)}`,
      placeHolder: title,
    });
    await chosen?.act();
  },
};
