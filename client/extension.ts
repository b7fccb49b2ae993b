import * as vscode from 'vscode';
import { sheetScheme } from '../protocol/sheet.ts';
import { commandIds } from './commands/ids.ts';
import type * as commands from './commands/index.ts';
import { registerGallery } from './gallery/gallery-view.ts';
import { restoredGrids } from './generation/restored-grids.ts';
import { registerLoraFiles } from './lora-file/lora-file-editor.ts';
import { restoredRuns } from './runs/restored-runs.ts';
import { SheetFiles } from './sheet/sheet-files.ts';
import { tasksOf } from './training/offered-tasks.ts';
import { restoredTrainerStatus } from './training/restored-trainer-status.ts';
import { registerTasks } from './training/run-task.ts';
import { restoreTab } from './webview/restore-tab.ts';
import { Workbench } from './workbench.ts';

let running: Workbench | undefined;

/**
 * First phase: cheap, in any window with a plain text. The language client is loaded with the first dataset, what
 * commands do with the first of them.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('LoRA Workbench', { log: true });
  const workbench = new Workbench(context, log);
  running = workbench;
  const tasks = registerTasks(context.extensionUri, () => tasksOf(context.extensionUri, workbench));
  const sheets = new SheetFiles(workbench, log, context.storageUri ?? context.globalStorageUri);
  context.subscriptions.push(
    sheets,
    vscode.workspace.registerFileSystemProvider(sheetScheme, sheets, { isCaseSensitive: true }),
  );
  const files = registerLoraFiles(workbench, log);
  context.subscriptions.push(log, workbench, registerGallery(workbench, log), files, tasks);
  const tabs = [restoredTrainerStatus, restoredGrids, restoredRuns].map((tab) =>
    restoreTab(tab, workbench, log),
  );
  context.subscriptions.push(...tabs);
  const around = { workbench, log, extension: context };
  for (const id of commandIds(context.extension)) {
    const run = (...args: unknown[]) => loadCommands().runCommand(id, around, args);
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
  workbench.watch();
}

/** The editor waits for this, for some seconds at most; a training goes on, it is another process's. */
export async function deactivate(): Promise<void> {
  const workbench = running;
  running = undefined;
  await workbench?.stop();
}

/** A bundle of its own: what commands do is loaded with the first one that is run. */
function loadCommands(): typeof commands {
  return require('./commands.js') as typeof commands;
}
