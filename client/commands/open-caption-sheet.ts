import * as vscode from 'vscode';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import { askQuery, openSheet } from '../sheet/open-sheet.ts';
import type { Command } from './command.ts';

/** Opens the captions of a dataset as one text. Arguments: `{ folder, query }`. */
export const openCaptionSheet: Command = {
  id: 'lora.openCaptionSheet',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    const client = await workbench.client('captions are to be edited as one text');
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Edit All Captions as One Text');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const query = asked.text('query') ?? (await askQuery(title));
    return query === undefined ? undefined : openSheet({ dataset: dataset.uri, query: query.trim() });
  },
};
