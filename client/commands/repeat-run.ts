import * as vscode from 'vscode';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import { pickListedRun } from '../training/pick-any-run.ts';
import type { Command } from './command.ts';

/**
 * Trains once more what a run trained, after showing what differs by now. Arguments: `{ folder, run, start }`, `run` as a
 * path, and those of `lora.train`. Returns the new run's folder.
 */
export const repeatRun: Command = {
  id: 'lora.repeatRun',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Repeat Run');
    const client = await workbench.client('a run is to be repeated');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const question = vscode.l10n.t('Which run is to be trained once more?');
    const run = asked.text('run') ?? (await pick());
    if (run === undefined) return undefined;
    return await vscode.commands.executeCommand<vscode.Uri | undefined>('lora.train', {
      ...(argument instanceof vscode.Uri ? {} : Object(argument)),
      ...{ folder: vscode.Uri.parse(dataset.uri), from: 'repeat', place: run },
    });

    async function pick(): Promise<string | undefined> {
      const listed = await pickListedRun(client, { dataset: dataset?.uri ?? '', title, question });
      return listed && listed !== 'other' ? vscode.Uri.parse(listed.run).fsPath : undefined;
    }
  },
};
