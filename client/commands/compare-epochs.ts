import * as vscode from 'vscode';
import {
  type GridChoicesParams,
  type GridChoicesResult,
  gridChoicesRequest,
  type PaintGridParams,
  type PaintGridResult,
  paintGridRequest,
} from '../../protocol/compare-epochs.ts';
import { askedFor } from '../asked.ts';
import { askGrid } from '../generation/ask-grid.ts';
import { connectWebUi, webUiAddress } from '../generation/connect.ts';
import { pickDataset } from '../pick-dataset.ts';
import { isTrusted } from '../training/is-trusted.ts';
import { pickListedRun } from '../training/pick-any-run.ts';
import type { Command } from './command.ts';

/**
 * Paints sample prompts of a run with several of its checkpoints, in AUTOMATIC1111, Forge or ComfyUI, and shows them beside each
 * other. Arguments: `{ folder, run }`, as paths. Returns the folder of the comparison.
 */
export const compareEpochs: Command = {
  id: 'lora.compareEpochs',
  run: async ({ workbench }, argument): Promise<vscode.Uri | undefined> => {
    if (!isTrusted(vscode.l10n.t('No program is asked for a folder that is not trusted.'))) return undefined;
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Compare Epochs');
    const client = await workbench.client('epochs are to be compared');
    const run = asked.text('run');
    const at = run === undefined ? await pickRun() : vscode.Uri.file(run).toString();
    if (at === undefined) return undefined;
    const choices = await client.request<GridChoicesResult>(gridChoicesRequest, {
      run: at,
    } satisfies GridChoicesParams);
    if (choices.kind === 'refused') return tell(choices.reason);
    if (choices.checkpoints.length === 0) return tell(vscode.l10n.t('This run has no checkpoint yet.'));
    if (choices.prompts.length === 0)
      return tell(
        vscode.l10n.t(
          'This run has no sample prompts: name some in [training] samples of lora-dataset.toml.',
        ),
      );
    const wanted = await askGrid(title, choices);
    if (!wanted || !(await connectWebUi(client, title, wanted.checkpoints))) return undefined;
    const shown = client.gridChanged(({ folder }) => {
      shown.dispose();
      client.grids.show(folder);
    });
    try {
      const params: PaintGridParams = { ...webUiAddress(), run: at, ...wanted };
      const result = await client.longRequest<PaintGridResult>(paintGridRequest, params, title);
      if (result.kind === 'refused') return tell(result.reason);
      client.grids.show(result.folder);
      tellEnd(result);
      return vscode.Uri.parse(result.folder);
    } finally {
      shown.dispose();
    }

    async function pickRun(): Promise<string | undefined> {
      const dataset = await pickDataset(client, title, asked.folder);
      if (!dataset) return undefined;
      const picked = await pickListedRun(client, {
        ...{ dataset: dataset.uri, title },
        question: vscode.l10n.t('The epochs of which run are to be compared?'),
        accept: ({ hasCheckpoint }) => hasCheckpoint,
      });
      return picked === undefined || picked === 'other' ? undefined : picked.run;
    }
  },
};

function tell(reason: string): undefined {
  vscode.window.showWarningMessage(reason);
}

function tellEnd({ end, failed, reason }: Extract<PaintGridResult, { kind: 'painted' }>): void {
  if (end === 'lost')
    vscode.window.showErrorMessage(
      vscode.l10n.t('{0}. What was painted is kept; the same comparison goes on there.', reason ?? ''),
    );
  else if (failed > 0)
    vscode.window.showWarningMessage(
      vscode.l10n.t('{0} pictures could not be painted; the page tells why.', failed),
    );
}
