import * as vscode from 'vscode';
import type * as onDemand from '../on-demand.ts';
import type { Workbench } from '../workbench.ts';

/**
 * Tells what the tasks of a `tasks.json` run; its own offers are the datasets and the runs that go on.
 * @param load what makes tasks, loaded with the first one that is asked for
 */
export function registerTasks(
  extension: vscode.Uri,
  workbench: Workbench,
  load: () => Pick<typeof onDemand, 'tasksOf' | 'resolvedTask'>,
): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('lora', {
    provideTasks: async () => [...(await load().tasksOf(extension, workbench))],
    resolveTask: (task) => load().resolvedTask(extension, task),
  });
}
