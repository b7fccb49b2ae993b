import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { type LoraTask, runTask } from './run-task.ts';

/** How a run is shown. */
export interface Showing {
  /** Whether it stays in the background. */
  readonly isQuiet?: boolean;
  /** The names of terminals whose tasks go on and are not known here. */
  readonly left: ReadonlySet<string>;
}

/** Shows a run in its terminal: the one that shows it already, or a new one. */
export async function showRun(
  extension: vscode.Uri,
  run: Pick<RunView, 'run'>,
  { isQuiet = false, left }: Showing,
): Promise<void> {
  const task = runTask(extension, run);
  if (isShown(run) || [...left].some((name) => isNamed(name, task.name))) {
    if (!isQuiet) showTerminal(task.name);
    return;
  }
  if (isQuiet)
    task.presentationOptions = { ...task.presentationOptions, reveal: vscode.TaskRevealKind.Never };
  await vscode.tasks.executeTask(task);
}

/** Shows a task's terminal, which may open some seconds after the task began. */
function showTerminal(name: string): void {
  const isOurs = (terminal: vscode.Terminal) =>
    terminal.creationOptions.name === name || isNamed(terminal.name, name);
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

/** A terminal's own name comes late, and has a suffix. */
function isNamed(terminal: string, task: string): boolean {
  return terminal.startsWith(task);
}

/** Whether a task shows a run. */
export function isShown({ run }: Pick<RunView, 'run'>): boolean {
  const { fsPath } = vscode.Uri.parse(run);
  return vscode.tasks.taskExecutions.some(({ task }) => {
    const { type, run: shown } = task.definition as LoraTask;
    return type === 'lora' && shown === fsPath;
  });
}
