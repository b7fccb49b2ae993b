import * as vscode from 'vscode';
import { type CompareRunsParams, type CompareRunsResult, compareRunsRequest } from '../../protocol/runs.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { askedFor } from '../questions/asked.ts';
import { ShownTexts } from '../shown-texts.ts';
import { pickListedRun } from '../training/pick-any-run.ts';
import type { Command } from './command.ts';

const texts = new ShownTexts('lora-comparison');

/**
 * Shows what differs between two runs, or between a run and its dataset as it is now. Arguments: `{ folder, run, other }`,
 * as paths; `other` is a run or a dataset. Returns the text.
 */
export const compareRuns: Command = {
  id: 'lora.compareRuns',
  run: async ({ workbench, extension }, argument): Promise<string | undefined> => {
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Compare Runs');
    const client = await workbench.client('runs are to be compared');
    const pair = given(asked.text('run'), asked.text('other')) ?? (await pick());
    if (!pair) return undefined;
    const result = await client.request<CompareRunsResult>(compareRunsRequest, pair);
    if (result.kind === 'refused') {
      vscode.window.showErrorMessage(result.reason);
      return undefined;
    }
    await texts.show(extension, title, `${result.text}\n`);
    return result.text;

    async function pick(): Promise<CompareRunsParams | undefined> {
      const dataset = await pickDataset(client, title, asked.folder);
      if (!dataset) return undefined;
      const which = { dataset: dataset.uri, title };
      const first = await pickListedRun(client, { ...which, question: vscode.l10n.t('Which run?') });
      if (!first || first === 'other') return undefined;
      const other = await pickListedRun(client, {
        ...which,
        question: vscode.l10n.t('With what is it to be compared?'),
        other: vscode.l10n.t('$(file-media) The Dataset as It Is Now'),
        accept: ({ run }) => run !== first.run,
      });
      if (!other) return undefined;
      if (other === 'other') return { run: first.run, other: dataset.uri };
      // The list has the newest first; what changed is told from the earlier one to the later one.
      const [run, later] = first.created <= other.created ? [first, other] : [other, first];
      return { run: run.run, other: later.run };
    }
  },
};

function given(run: string | undefined, other: string | undefined): CompareRunsParams | undefined {
  if (run === undefined || other === undefined) return undefined;
  return { run: vscode.Uri.file(run).toString(), other: vscode.Uri.file(other).toString() };
}
