import * as vscode from 'vscode';
import { commands } from './commands/index.ts';
import { registerGallery } from './gallery/gallery-view.ts';
import { tasksOf } from './training/offered-tasks.ts';
import { registerTasks } from './training/run-task.ts';
import { Workbench } from './workbench.ts';

/**
 * First phase: cheap, in any window with a plain text. The language client is loaded with the first dataset.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('LoRA Workbench', { log: true });
  const workbench = new Workbench(context, log);
  const tasks = registerTasks(context.extensionUri, () => tasksOf(context.extensionUri, workbench));
  context.subscriptions.push(log, workbench, registerGallery(workbench, log), tasks);
  for (const { id, run } of commands) {
    const register = vscode.commands.registerCommand;
    context.subscriptions.push(
      register(id, (...args: unknown[]) => run({ workbench, log, extension: context }, ...args)),
    );
  }
  workbench.watch();
}
