import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { nameOf } from '../dataset/dataset-folder.ts';
import { formatCheckpoints, formatDuration } from './format-progress.ts';
import { openProblem } from './open-problem.ts';

/** Tells how a run ended, with what one does next. */
export function tellEnding(run: RunView, log: vscode.LogOutputChannel): void {
  const folder = vscode.Uri.parse(run.run);
  const steps: Record<string, () => unknown> = {};
  if (run.progress.checkpoints.length > 0) {
    steps[vscode.l10n.t('Show Checkpoints')] = () => vscode.commands.executeCommand('lora.openRuns', folder);
  }
  if (run.file !== null) {
    const uri = run.file;
    steps[vscode.l10n.t('Open {0}', nameOf(vscode.Uri.parse(uri)))] = () =>
      openProblem({ uri, span: run.span });
  }
  // One that was never started has none.
  if (run.state !== 'succeeded' && run.duration !== null) {
    const output = vscode.Uri.joinPath(folder, 'train.log');
    steps[vscode.l10n.t('Show Output')] = () => showOutput(output, run.cause);
  }
  const show = messageOf(run.state);
  show([headline(run), ...run.outcome].join(' '), ...Object.keys(steps))
    .then((chosen) => (chosen ? steps[chosen]?.() : undefined))
    .then(undefined, (error: unknown) => log.error(`what was chosen could not be shown: ${error}`));
}

/** Shows what the trainer printed, where it says what ended it: its last lines are the launcher's. */
async function showOutput(file: vscode.Uri, cause: string | null): Promise<void> {
  const document = await vscode.workspace.openTextDocument(file);
  const text = document.getText();
  const found = cause === null ? -1 : text.lastIndexOf(cause);
  const place = document.positionAt(found === -1 ? text.length : found);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
}

function messageOf(
  state: RunView['state'],
): (text: string, ...items: string[]) => Thenable<string | undefined> {
  if (state === 'failed') return vscode.window.showErrorMessage;
  return state === 'lost' ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
}

function headline({ name, state, progress, duration }: RunView): string {
  const { step, steps, checkpoints } = progress;
  const time = formatDuration(duration ?? 0);
  const place = steps === null ? String(step) : `${step}/${steps}`;
  switch (state) {
    case 'succeeded':
      return vscode.l10n.t('{0} is trained: {1} steps in {2}.', name, step, time);
    case 'failed':
      return vscode.l10n.t('The training of {0} failed at step {1}.', name, place);
    case 'lost':
      return vscode.l10n.t('The training of {0} is over, at step {1}.', name, place);
    default:
      return vscode.l10n.t(
        'The training of {0} was stopped at step {1}. Saved: {2}.',
        name,
        place,
        formatCheckpoints(checkpoints.length),
      );
  }
}
