import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { formatRun } from './format-progress.ts';
import { runFolderName } from './run-task.ts';
import type { Trainings } from './trainings.ts';

/**
 * The run that a command is about: the given one, else the only one that goes on, or the one that the user picks.
 * Undefined where there is none, or the given one is over; then the user was told.
 */
export async function pickRun(
  trainings: Trainings,
  title: string,
  given: vscode.Uri | undefined,
): Promise<RunView | undefined> {
  const going = await trainings.untilKnown();
  if (given) {
    const named = going.find(({ run }) => vscode.Uri.parse(run).fsPath === given.fsPath);
    if (!named) vscode.window.showInformationMessage(vscode.l10n.t('This training is over.'));
    return named;
  }
  const [first, ...more] = going;
  if (!first) vscode.window.showInformationMessage(vscode.l10n.t('No LoRA is being trained.'));
  if (more.length === 0) return first;
  const items = going.map((run) => ({
    label: run.name,
    description: formatRun(run),
    detail: runFolderName(vscode.Uri.parse(run.run)),
    run,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which training?'),
    // Two of one dataset have the same name.
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.run;
}
