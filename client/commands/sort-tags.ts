import * as vscode from 'vscode';
import { type BulkEditResult, captionLanguage } from '../../protocol/lsp.ts';
import { type SortTagsParams, sortTagsRequest } from '../../protocol/tags.ts';
import { requestEdit, tellResult, undoStep } from '../bulk-edit.ts';
import { activeFile } from '../dataset/active-file.ts';
import { isIn, pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Sorts the tags of the active caption or of its dataset. Arguments: `{ folder, scope, order }`. */
export const sortTags: Command = {
  id: 'lora.sortTags',
  run: async ({ workbench, log }, argument): Promise<BulkEditResult | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Sort Tags');
    const client = await workbench.client('tags are to be sorted');
    const dataset = await pickDataset(client, title, asked.folder);
    if (!dataset) return undefined;
    const active = vscode.window.activeTextEditor?.document;
    const caption =
      active?.languageId === captionLanguage && isIn(active.uri, dataset) ? activeFile() : undefined;
    const scope = (asked.text('scope') ?? (caption ? await pickScope(title) : 'dataset')) as
      | SortTagsParams['scope']
      | undefined;
    if (!scope) return undefined;
    const order = (asked.text('order') ?? (await pickOrder(title))) as SortTagsParams['order'] | undefined;
    if (!order) return undefined;
    const uri = scope === 'caption' ? (caption ?? asked.folder)?.toString() : undefined;
    const result = await requestEdit<SortTagsParams>(client, sortTagsRequest, {
      uri: uri ?? dataset.uri,
      scope,
      order,
    });
    const text =
      result.done === 0 && result.refused.length === 0
        ? vscode.l10n.t('Nothing to sort: all is in this order already, or written in sentences.')
        : result.done === 1
          ? vscode.l10n.t('1 caption was sorted.')
          : vscode.l10n.t('{0} captions were sorted.', result.done);
    tellResult(log, text, result, undoStep(dataset.uri, result));
    return result;
  },
};

async function pickScope(title: string): Promise<string | undefined> {
  const items = [
    { label: vscode.l10n.t('This caption'), scope: 'caption' },
    { label: vscode.l10n.t('All captions of the dataset'), scope: 'dataset' },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.scope;
}

async function pickOrder(title: string): Promise<string | undefined> {
  const items = [
    {
      label: vscode.l10n.t('As the base caption has them'),
      detail: vscode.l10n.t('The other tags behind them, the most frequent first.'),
      order: 'base',
    },
    { label: vscode.l10n.t('By the alphabet'), order: 'alphabet' },
  ];
  const placeHolder = vscode.l10n.t('What the trainer keeps in front stays there.');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.order;
}
