import * as vscode from 'vscode';

/** Runs a task in the terminal. @returns the exit code of its process; undefined where it was ended, or did not start */
export async function runToItsEnd(task: vscode.Task): Promise<number | undefined> {
  let end: (code: number | undefined) => void = () => undefined;
  const ended = new Promise<number | undefined>((resolve) => {
    end = resolve;
  });
  // What VS Code tells of is a copy of the task.
  const isOurs = ({ task: { name } }: vscode.TaskExecution) => name === task.name;
  const listening = vscode.Disposable.from(
    vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => isOurs(execution) && end(exitCode)),
    // Without a process there was none that could end.
    vscode.tasks.onDidEndTask(({ execution }) => isOurs(execution) && end(undefined)),
  );
  try {
    await vscode.tasks.executeTask(task);
    return await ended;
  } finally {
    listening.dispose();
  }
}
