import * as vscode from 'vscode';
import { commandIds } from './commands/ids.ts';
import { registerGallery } from './gallery/gallery-view.ts';
import { restoredGrids } from './generation/restored-grids.ts';
import { logOnDemand } from './log-on-demand.ts';
import { registerLoraFiles } from './lora-file/lora-file-editor.ts';
import type * as onDemand from './on-demand.ts';
import { restoredRuns } from './runs/restored-runs.ts';
import { registerSheets } from './sheet/register-sheets.ts';
import { registerTasks } from './training/register-tasks.ts';
import { restoredTrainerStatus } from './training/restored-trainer-status.ts';
import { restoreTab } from './webview/restore-tab.ts';
import { Workbench } from './workbench.ts';

let running: Workbench | undefined;

/**
 * First phase: cheap, in any window with a plain text. The language client is loaded with the first dataset; what commands,
 * caption sheets and tasks do, with the first of them.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = logOnDemand(() => vscode.window.createOutputChannel('LoRA Workbench', { log: true }));
  const ids = commandIds(context.extension);
  const workbench = new Workbench(context, log, () => register(ids.withDataset));
  running = workbench;
  const kept = context.storageUri ?? context.globalStorageUri;
  const sheets = registerSheets(() => new (loadOnDemand().SheetFiles)(workbench, log, kept));
  const tasks = registerTasks(context.extensionUri, workbench, loadOnDemand);
  const files = registerLoraFiles(workbench, log);
  context.subscriptions.push(sheets, log, workbench, registerGallery(workbench, log), files, tasks);
  const tabs = [restoredTrainerStatus, restoredGrids, restoredRuns].map((tab) =>
    restoreTab(tab, workbench, log),
  );
  context.subscriptions.push(...tabs);
  register(ids.atOnce);
  workbench.watch();

  // Each costs the editor a message, in any window with a plain text.
  function register(commands: readonly string[]): void {
    const around = { workbench, log, extension: context };
    for (const id of commands) {
      const run = (...args: unknown[]) => loadOnDemand().runCommand(id, around, args);
      context.subscriptions.push(vscode.commands.registerCommand(id, run));
    }
  }
}

/** The editor waits for this, for some seconds at most; a training goes on, it is another process's. */
export async function deactivate(): Promise<void> {
  const workbench = running;
  running = undefined;
  await workbench?.stop();
}

/** A bundle of its own. */
function loadOnDemand(): typeof onDemand {
  return require('./on-demand.js') as typeof onDemand;
}
