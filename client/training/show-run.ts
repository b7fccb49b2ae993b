import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { type LoraTask, runTask } from './run-task.ts';

/** Shows a run in its terminal: the one that shows it already, or a new one. @param isQuiet whether it stays in the background */
export async function showRun(
  extension: vscode.Uri,
  run: Pick<RunView, 'run'>,
  isQuiet = false,
): Promise<void> {
  const task = runTask(extension, run);
  if (isShown(run)) {
    if (!isQuiet) showTerminal(task.name);
    return;
  }
  if (isQuiet)
    task.presentationOptions = { ...task.presentationOptions, reveal: vscode.TaskRevealKind.Never };
  await vscode.tasks.executeTask(task);
}

/** Shows a task's terminal, which may open some seconds after the task began. */
function showTerminal(name: string): void {
  // A terminal's own name comes late, and has a suffix.
  const isOurs = (terminal: vscode.Terminal) =>
    terminal.creationOptions.name === name || terminal.name.startsWith(name);
  const open = vscode.window.terminals.find(isOurs);
  if (open) {
    open.show(true);
    return;
  }
  const waiting = vscode.Disposable.from(
    vscode.window.onDidOpenTerminal((terminal) => {
      if (!isOurs(terminal)) return;
      waiting.dispose();
      terminal.show(true);
    }),
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution.task.name === name) waiting.dispose();
    }),
  );
}

/** Whether a task shows a run. */
function isShown({ run }: Pick<RunView, 'run'>): boolean {
  const { fsPath } = vscode.Uri.parse(run);
  return vscode.tasks.taskExecutions.some(({ task }) => {
    const { type, run: shown } = task.definition as LoraTask;
    return type === 'lora' && shown === fsPath;
  });
}
