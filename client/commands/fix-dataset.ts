import * as vscode from 'vscode';
import { type BulkEditResult, type FixDatasetParams, fixDatasetRequest } from '../../protocol/lsp.ts';
import { requestEdit, tellResult, undoStep } from '../bulk-edit.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Applies all safe fixes in a dataset. Arguments: `{ folder }`. */
export const fixDataset: Command = {
  id: 'lora.fixDataset',
  run: async ({ workbench, log }, argument): Promise<BulkEditResult | undefined> => {
    const client = await workbench.client('a dataset is to be fixed');
    const title = vscode.l10n.t('Fix All That Is Safe');
    const dataset = await pickDataset(client, title, askedFor(argument).folder);
    if (!dataset) return undefined;
    const result = await requestEdit<FixDatasetParams>(client, fixDatasetRequest, { uri: dataset.uri });
    const text =
      result.done === 0 && result.refused.length === 0
        ? vscode.l10n.t('There is nothing that is safe to fix.')
        : vscode.l10n.t('{0} captions were fixed.', result.done);
    tellResult(log, text, result, undoStep(dataset.uri, result));
    return result;
  },
};
