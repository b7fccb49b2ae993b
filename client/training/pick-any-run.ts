import * as vscode from 'vscode';
import {
  type ListedRunView,
  type ListRunsParams,
  type ListRunsResult,
  listRunsRequest,
} from '../../protocol/runs.ts';
import type { OriginKind } from '../../protocol/training.ts';
import type { Client } from '../language-client.ts';
import { runFolderName } from './run-task.ts';

/** How runs of a dataset are asked for. */
export interface RunQuestion {
  /** The dataset's URI. */
  readonly dataset: string;
  readonly title: string;
  readonly question: string;
  /** What stands above the runs: the answer where none of them is meant. */
  readonly other?: string;
  /** Whether that stands below them, since it is seldom meant. */
  readonly isOtherLast?: boolean;
  /** Which of them can be meant; left out, any. */
  readonly accept?: (run: ListedRunView) => boolean;
}

/** The folder of the run that the user picks; `other` for the answer above them, undefined where none was picked. */
export async function pickAnyRun(
  client: Client,
  question: RunQuestion & { readonly other: string },
): Promise<vscode.Uri | 'other' | undefined> {
  const picked = await pickListedRun(client, question);
  return picked === undefined || picked === 'other' ? picked : vscode.Uri.parse(picked.run);
}

/** The run that the user picks, as `pickAnyRun`; who has none to pick is told. */
export async function pickListedRun(
  client: Client,
  { dataset, title, question, other, isOtherLast = false, accept = () => true }: RunQuestion,
): Promise<ListedRunView | 'other' | undefined> {
  const params: ListRunsParams = { uri: dataset };
  const runs = ((await client.request<ListRunsResult>(listRunsRequest, params)) ?? []).filter(accept);
  if (runs.length === 0 && other === undefined) {
    vscode.window.showInformationMessage(vscode.l10n.t('There is no run of this dataset for that.'));
    return undefined;
  }
  const dates = new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
  const items = runs.map((listed) => {
    const { run, state, recipe, created, steps, origin } = listed;
    const told = [
      ...[dates.format(new Date(created)), recipe],
      ...(steps === null ? [] : [vscode.l10n.t('{0} steps', steps)]),
      ...(origin === null ? [] : [originInWords(origin)]),
    ];
    return {
      label: runFolderName(vscode.Uri.parse(run)),
      description: stateInWords(state),
      detail: told.join(' · '),
      answer: listed,
    };
  });
  const others = other === undefined ? [] : [{ label: other, answer: 'other' as const }];
  const chosen = await vscode.window.showQuickPick<
    vscode.QuickPickItem & { answer: ListedRunView | 'other' }
  >(isOtherLast ? [...items, ...others] : [...others, ...items], {
    title,
    placeHolder: question,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.answer;
}

function originInWords(origin: OriginKind): string {
  return {
    repeat: vscode.l10n.t('repeated'),
    resume: vscode.l10n.t('resumed'),
    'warm-start': vscode.l10n.t('warm start'),
  }[origin];
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
