import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { type LoraTask, runTask } from './run-task.ts';

/** Shows a run in its terminal: the one that shows it already, or a new one. @param isQuiet whether it stays in the background */
export async function showRun(
  extension: vscode.Uri,
  run: Pick<RunView, 'run' | 'name'>,
  isQuiet = false,
): Promise<void> {
  const task = runTask(extension, run);
  if (isShown(run)) {
    // A terminal's own name comes late, and has a suffix.
    const isOurs = ({ creationOptions }: vscode.Terminal) => creationOptions.name === task.name;
    if (!isQuiet) vscode.window.terminals.find(isOurs)?.show(true);
    return;
  }
  if (isQuiet)
    task.presentationOptions = { ...task.presentationOptions, reveal: vscode.TaskRevealKind.Never };
  await vscode.tasks.executeTask(task);
}

/** Whether a task shows a run. */
function isShown({ run }: Pick<RunView, 'run'>): boolean {
  const { fsPath } = vscode.Uri.parse(run);
  return vscode.tasks.taskExecutions.some(({ task }) => {
    const { type, run: shown } = task.definition as LoraTask;
    return type === 'lora' && shown === fsPath;
  });
}
