import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { trainingSettings } from './training-settings.ts';

/** What a task of type `lora` says: which run it shows, or which dataset it trains. Paths may be relative to the folder. */
export interface LoraTask extends vscode.TaskDefinition {
  readonly type: 'lora';
  readonly run?: string;
  readonly dataset?: string;
}

const TYPE = 'lora';

/** A task that shows a run in the terminal. The run is another process's: closing the terminal ends nothing. */
export function runTask(extension: vscode.Uri, { run, name }: Pick<RunView, 'run' | 'name'>): vscode.Task {
  const uri = vscode.Uri.parse(run);
  const definition: LoraTask = { type: TYPE, run: uri.fsPath };
  return taskOf(extension, definition, vscode.l10n.t('Train {0}', name), ['attach', uri.fsPath], uri);
}

/** A task that trains a dataset, for `tasks.json`. */
export function trainTask(extension: vscode.Uri, dataset: vscode.Uri, name: string): vscode.Task {
  const definition: LoraTask = { type: TYPE, dataset: relativePath(dataset) };
  return taskOf(extension, definition, vscode.l10n.t('Train {0}', name), trainArguments(dataset), dataset);
}

/** Tells what the tasks of a `tasks.json` run; its own offers are the datasets and the runs that go on. */
export function registerTasks(
  extension: vscode.Uri,
  offers: () => Promise<readonly vscode.Task[]>,
): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: async () => [...(await offers())],
    resolveTask: ({ definition, name, scope }) => {
      const { run, dataset } = definition as LoraTask;
      const folder = typeof scope === 'object' ? scope.uri : vscode.workspace.workspaceFolders?.[0]?.uri;
      const written = run ?? dataset ?? '.';
      const target = isAbsolute(written)
        ? vscode.Uri.file(written)
        : folder && vscode.Uri.joinPath(folder, written);
      if (!target) return undefined;
      const args = run === undefined ? trainArguments(target) : ['attach', target.fsPath];
      // The definition is the very one of tasks.json, by which VS Code knows the task again.
      return taskOf(extension, definition as LoraTask, name, args, target);
    },
  });
}

/** As `LoRA: Train` has it: by what the settings say. */
function trainArguments(dataset: vscode.Uri): readonly string[] {
  const { trainer, python } = trainingSettings(dataset);
  const told = Object.entries({ trainer, python }).flatMap(([flag, value]) =>
    value === undefined ? [] : [`--${flag}`, value],
  );
  return ['train', ...told, dataset.fsPath];
}

/** A path from the open folder that it lies in; `.` for that folder itself. */
function relativePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder?.uri.toString() === uri.toString() ? '.' : vscode.workspace.asRelativePath(uri, false);
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

function taskOf(
  extension: vscode.Uri,
  definition: LoraTask,
  name: string,
  args: readonly string[],
  target: vscode.Uri,
): vscode.Task {
  const cli = vscode.Uri.joinPath(extension, 'dist', 'cli.js').fsPath;
  // Run by what runs the extension: users may have no Node. Arguments go to the process as they are, through no shell.
  const execution = new vscode.ProcessExecution(process.execPath, [cli, ...args], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const scope = vscode.workspace.getWorkspaceFolder(target) ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task(definition, scope, name, 'LoRA', execution, []);
  // It runs for hours, and a reloaded window finds its terminal again.
  task.isBackground = true;
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    echo: false,
    showReuseMessage: false,
  };
  return task;
}
