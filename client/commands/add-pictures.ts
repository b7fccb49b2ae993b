import * as vscode from 'vscode';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Copies pictures into a dataset, and their captions. Arguments: a folder, or `{ folder, files, to }`, of which the last are URIs. */
export const addPictures: Command = {
  id: 'lora.addPictures',
  run: async ({ workbench }, argument): Promise<number | undefined> => {
    const title = vscode.l10n.t('Add Pictures');
    const asked = askedFor(argument);
    const client = await workbench.client('pictures are to be added');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const sources = filesIn(argument) ?? (await choose(title));
    if (!sources) return undefined;
    const to = asked.text('to');
    return client.files.add({
      dataset: dataset.uri,
      to: to === undefined ? undefined : vscode.Uri.parse(to),
      sources,
    });
  },
};

function choose(title: string): Thenable<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title,
    canSelectMany: true,
    openLabel: vscode.l10n.t('Add'),
    filters: {
      [vscode.l10n.t('Pictures and Captions')]: [
        'png',
        'jpg',
        'jpeg',
        'webp',
        'bmp',
        'avif',
        'jxl',
        'txt',
        'caption',
      ],
    },
  });
}

function filesIn(argument: unknown): readonly vscode.Uri[] | undefined {
  if (typeof argument !== 'object' || argument === null || !('files' in argument)) return undefined;
  const { files } = argument;
  if (!Array.isArray(files)) return undefined;
  return files.flatMap((file) => (typeof file === 'string' ? vscode.Uri.parse(file) : []));
}
