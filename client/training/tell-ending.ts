import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { formatCheckpoints, formatDuration } from './format-progress.ts';

/** Tells how a run ended, with what one does next. */
export function tellEnding(run: RunView, log: vscode.LogOutputChannel): void {
  const folder = vscode.Uri.parse(run.run);
  const steps: Record<string, () => unknown> = {};
  const output = vscode.Uri.joinPath(folder, 'output');
  if (run.progress.checkpoints.length > 0) {
    steps[vscode.l10n.t('Show Checkpoints')] = () =>
      vscode.commands.executeCommand(
        'revealInExplorer',
        vscode.Uri.joinPath(output, run.progress.checkpoints.at(-1) ?? ''),
      );
  }
  if (run.file !== null) {
    const file = vscode.Uri.parse(run.file);
    steps[vscode.l10n.t('Open File')] = () => vscode.commands.executeCommand('vscode.open', file);
  }
  // One that was never started has none.
  if (run.state !== 'succeeded' && run.duration !== null) {
    steps[vscode.l10n.t('Show Output')] = () =>
      vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, 'train.log'));
  }
  const show = messageOf(run.state);
  show([headline(run), ...run.outcome].join(' '), ...Object.keys(steps))
    .then((chosen) => (chosen ? steps[chosen]?.() : undefined))
    .then(undefined, (error: unknown) => log.error(`what was chosen could not be shown: ${error}`));
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
