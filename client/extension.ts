import * as vscode from 'vscode';
import { commands } from './commands/index.ts';
import { Workbench } from './workbench.ts';

/**
 * First phase: cheap, in any window with a plain text. The language client is loaded with the first dataset.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('LoRA Workbench', { log: true });
  const workbench = new Workbench(context, log);
  context.subscriptions.push(log, workbench);
  for (const { id, run } of commands) {
    context.subscriptions.push(vscode.commands.registerCommand(id, () => run({ workbench, log })));
  }
  workbench.watch();
}
