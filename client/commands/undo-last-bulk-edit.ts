import * as vscode from 'vscode';
import {
  type BulkEditResult,
  type DatasetsResult,
  datasetsRequest,
  type UndoBulkEditParams,
  undoBulkEditRequest,
} from '../../protocol/lsp.ts';
import { requestEdit, tellResult } from '../bulk-edit.ts';
import { activeFile } from '../dataset/active-file.ts';
import { isIn } from '../dataset/pick-dataset.ts';
import type { Client } from '../language-client.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Takes the last bulk edit back, of the active file's dataset or of all that are open. Arguments: `{ folder, edit }`. */
export const undoLastBulkEdit: Command = {
  id: 'lora.undoLastBulkEdit',
  run: async ({ workbench, log }, argument): Promise<BulkEditResult | undefined> => {
    const client = await workbench.client('a bulk edit is to be undone');
    const asked = askedFor(argument);
    const edit = asked.text('edit');
    const uri = asked.folder?.toString() ?? (await activeDataset(client));
    const result = await requestEdit<UndoBulkEditParams>(client, undoBulkEditRequest, {
      ...(uri ? { uri } : {}),
      ...(edit === undefined ? {} : { edit }),
    });
    if (result.title === undefined) {
      vscode.window.showInformationMessage(vscode.l10n.t('There is no bulk edit to undo here.'));
      return undefined;
    }
    tellResult(
      log,
      result.done === 1
        ? vscode.l10n.t('Taken back: {0}. One file is as it was.', result.title)
        : vscode.l10n.t('Taken back: {0}. {1} files are as they were.', result.title, result.done),
      result,
      {},
    );
    return result;
  },
};

async function activeDataset(client: Client): Promise<string | undefined> {
  const active = activeFile();
  if (!active) return undefined;
  const { datasets } = await client.request<DatasetsResult>(datasetsRequest, { uri: active.toString() });
  return datasets[0] && isIn(active, datasets[0]) ? datasets[0].uri : undefined;
}
