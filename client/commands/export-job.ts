import * as vscode from 'vscode';
import { type ExportJobParams, type ExportJobResult, exportJobRequest } from '../../protocol/export-job.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import type { Client } from '../language-client.ts';
import { type Asked, askedFor } from '../questions/asked.ts';
import { pickAnyRun } from '../training/pick-any-run.ts';
import { runFolderName } from '../training/run-task.ts';
import type { Command } from './command.ts';

/**
 * Writes a run as a job for another machine. Arguments: `{ folder, run, to, models: "with" | "without" }`, folders as paths.
 * Returns where the job lies.
 */
export const exportJob: Command = {
  id: 'lora.exportJob',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    const asked = askedFor(argument);
    const client = await workbench.client('a job is to be written');
    const run = await runFor(client, asked);
    const to = run && (await placeFor(run, asked));
    const models = to && (await modelsFor(asked));
    if (!run || !to || !models) return undefined;
    const params: ExportJobParams = {
      run: run.toString(),
      to: to.toString(),
      withModels: models === 'with',
    };
    const result = await client.longRequest<ExportJobResult>(
      exportJobRequest,
      params,
      vscode.l10n.t('Writing the job'),
    );
    tell(result, to);
    return result.kind === 'written' ? to : undefined;
  },
};

async function runFor(client: Client, asked: Asked): Promise<vscode.Uri | undefined> {
  const given = asked.text('run');
  if (given !== undefined) return vscode.Uri.file(given);
  const title = vscode.l10n.t('Export Job');
  const dataset = await pickDataset(client, title, asked.folder);
  if (!dataset) return undefined;
  const run = await pickAnyRun(client, {
    dataset: dataset.uri,
    title,
    question: vscode.l10n.t('Which run is to be trained elsewhere?'),
    other: vscode.l10n.t('$(add) Write a New Run…'),
  });
  if (run !== 'other') return run;
  const answers = { folder: vscode.Uri.parse(dataset.uri), elsewhere: 'yes' };
  return await vscode.commands.executeCommand<vscode.Uri | undefined>('lora.train', answers);
}

/** A new folder in the one that the user chooses. */
async function placeFor(run: vscode.Uri, asked: Asked): Promise<vscode.Uri | undefined> {
  const given = asked.text('to');
  if (given !== undefined) return vscode.Uri.file(given);
  const name = `${runFolderName(run)}-job`;
  const [parent] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where is the folder {0} to lie?', name),
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.joinPath(run, '..', '..', '..'),
      openLabel: vscode.l10n.t('Write Here'),
    })) ?? [];
  return parent && vscode.Uri.joinPath(parent, name);
}

async function modelsFor(asked: Asked): Promise<'with' | 'without' | undefined> {
  const given = asked.text('models');
  if (given === 'with' || given === 'without') return given;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Without the Base Model'),
        detail: vscode.l10n.t('It is put into the folder models there, or is there already.'),
        models: 'without' as const,
      },
      {
        label: vscode.l10n.t('With the Base Model'),
        detail: vscode.l10n.t('Some gigabytes are copied.'),
        models: 'with' as const,
      },
    ],
    { title: vscode.l10n.t('Export Job'), placeHolder: vscode.l10n.t('Is the base model to be part of it?') },
  );
  return picked?.models;
}

function tell(result: ExportJobResult, to: vscode.Uri): void {
  if (result.kind === 'given-up') return;
  if (result.kind === 'refused') {
    vscode.window.showErrorMessage(vscode.l10n.t('The job was not written. {0}', result.reason));
    return;
  }
  const { missing, remarks } = result;
  const words = [
    vscode.l10n.t('The job is written: {0}.', runFolderName(to)),
    ...(missing.length > 0 ? [vscode.l10n.t('To be put there: {0}.', missing.join(', '))] : []),
    ...remarks,
  ].join(' ');
  const read = vscode.l10n.t('What to Do with It');
  const reveal = vscode.l10n.t('Show Folder');
  vscode.window.showInformationMessage(words, read, reveal).then((chosen) => {
    if (chosen === read)
      return vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(to, 'README.md'));
    if (chosen === reveal) return vscode.commands.executeCommand('revealFileInOS', to);
    return undefined;
  });
}
