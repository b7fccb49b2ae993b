import * as vscode from 'vscode';
import {
  type ContinueGridParams,
  continueGridRequest,
  type PaintGridParams,
  type PaintGridResult,
  paintGridRequest,
} from '../../protocol/compare-epochs.ts';
import { askGrid } from '../generation/ask-grid.ts';
import { chooseGrid } from '../generation/choose-grid.ts';
import { connectWebUi } from '../generation/connect.ts';
import { pickCompared } from '../generation/pick-compared.ts';
import type { Client } from '../language-client.ts';
import { askedFor } from '../questions/asked.ts';
import { isTrusted } from '../training/is-trusted.ts';
import type { Command } from './command.ts';

/**
 * Paints prompts with several checkpoints of a training, in AUTOMATIC1111, Forge or ComfyUI, and shows them beside each other; or
 * shows such a comparison. Arguments: `{ folder, run }` (a run of ours, or a folder with checkpoints), or `{ grid }` (a comparison
 * that goes on), as paths. Returns the folder of the comparison.
 */
export const compareEpochs: Command = {
  id: 'lora.compareEpochs',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    if (!isTrusted(vscode.l10n.t('No program is asked for a folder that is not trusted.'))) return undefined;
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Compare Epochs');
    const client = await workbench.client('epochs are to be compared');
    const grid = asked.text('grid');
    if (grid !== undefined) return await goOn(client, title, vscode.Uri.file(grid).toString());
    const run = asked.text('run');
    const at =
      run === undefined ? await pickCompared(client, title, asked.folder) : vscode.Uri.file(run).toString();
    if (at === undefined) return undefined;
    const chosen = await chooseGrid(client, title, at);
    if (chosen === undefined) return undefined;
    if ('grid' in chosen) {
      client.grids.show(chosen.grid);
      return vscode.Uri.parse(chosen.grid);
    }
    const { choices, source } = chosen;
    const wanted = await askGrid(title, choices);
    if (!wanted) return undefined;
    const place = await connectWebUi(client, title, wanted.checkpoints);
    if (!place) return undefined;
    const more = source === undefined ? {} : { source };
    const params: PaintGridParams = { ...place, ...more, run: at, ...wanted };
    return await painted(client, () => client.longRequest<PaintGridResult>(paintGridRequest, params, title));
  },
};

/** A comparison says itself what it is painted with. */
async function goOn(client: Client, title: string, folder: string): Promise<vscode.Uri | undefined> {
  const place = await connectWebUi(client, title, [], true);
  if (!place) return undefined;
  const params: ContinueGridParams = { ...place, folder };
  return await painted(client, () => client.longRequest<PaintGridResult>(continueGridRequest, params, title));
}

/** Shows a comparison as soon as there is something of it, and tells how it ended. */
async function painted(
  client: Client,
  paint: () => Promise<PaintGridResult>,
): Promise<vscode.Uri | undefined> {
  const shown = client.gridChanged(({ folder }) => {
    shown.dispose();
    client.grids.show(folder);
  });
  try {
    const result = await paint();
    if (result.kind === 'refused') {
      vscode.window.showWarningMessage(result.reason);
      return undefined;
    }
    client.grids.show(result.folder);
    tellEnd(result);
    return vscode.Uri.parse(result.folder);
  } finally {
    shown.dispose();
  }
}

function tellEnd({ end, failed, reason }: Extract<PaintGridResult, { kind: 'painted' }>): void {
  if (end === 'lost')
    vscode.window.showErrorMessage(
      vscode.l10n.t('{0}. What was painted is kept: Go On on the page paints the rest.', reason ?? ''),
    );
  else if (failed > 0)
    vscode.window.showWarningMessage(
      failed === 1
        ? vscode.l10n.t('One picture could not be painted; the page tells why.')
        : vscode.l10n.t('{0} pictures could not be painted; the page tells why.', failed),
    );
}
