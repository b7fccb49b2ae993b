import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { formatRun } from './format-progress.ts';
import type { Trainings } from './trainings.ts';

/** The run that a command is about: the given one, the only one that goes on, or the one that the user picks. */
export async function pickRun(
  trainings: Trainings,
  title: string,
  given: unknown,
): Promise<RunView | undefined> {
  const { going } = trainings;
  const isNamed = ({ run }: RunView) =>
    given instanceof vscode.Uri && vscode.Uri.parse(run).fsPath === given.fsPath;
  const named = going.find(isNamed);
  if (named) return named;
  const [first, ...more] = going;
  if (!first) vscode.window.showInformationMessage(vscode.l10n.t('No LoRA is being trained.'));
  if (more.length === 0) return first;
  const items = going.map((run) => ({ label: run.name, description: formatRun(run), run }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which training?'),
  });
  return picked?.run;
}
