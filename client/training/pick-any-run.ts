import * as vscode from 'vscode';
import { type ListRunsParams, type ListRunsResult, listRunsRequest } from '../../protocol/training.ts';
import type { Client } from '../language-client.ts';
import { runFolderName } from './run-task.ts';

/** How runs of a dataset are asked for. */
export interface RunQuestion {
  /** The dataset's URI. */
  readonly dataset: string;
  readonly title: string;
  readonly question: string;
  /** What stands above the runs: the answer where none of them is meant. */
  readonly other: string;
}

/** The folder of the run that the user picks; `other` for the answer above them, undefined where none was picked. */
export async function pickAnyRun(
  client: Client,
  { dataset, title, question, other }: RunQuestion,
): Promise<vscode.Uri | 'other' | undefined> {
  const params: ListRunsParams = { uri: dataset };
  const runs = (await client.request<ListRunsResult>(listRunsRequest, params)) ?? [];
  const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const items = runs.map(({ run, state, recipe, created, steps }) => ({
    label: runFolderName(vscode.Uri.parse(run)),
    description: stateInWords(state),
    detail: [dates.format(new Date(created)), recipe, steps === null ? '' : vscode.l10n.t('{0} steps', steps)]
      .filter(Boolean)
      .join(' · '),
    uri: vscode.Uri.parse(run),
  }));
  const picked = await vscode.window.showQuickPick([{ label: other, uri: 'other' as const }, ...items], {
    title,
    placeHolder: question,
    matchOnDetail: true,
  });
  return picked?.uri;
}

function stateInWords(state: NonNullable<ListRunsResult>[number]['state']): string {
  return {
    prepared: vscode.l10n.t('not started'),
    queued: vscode.l10n.t('waits for the GPU'),
    running: vscode.l10n.t('is being trained'),
    succeeded: vscode.l10n.t('trained'),
    failed: vscode.l10n.t('failed'),
    stopped: vscode.l10n.t('stopped'),
    lost: vscode.l10n.t('lost'),
  }[state];
}
