import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { RunView } from '../../protocol/training.ts';
import { absolutePath, trainingSettings } from './training-settings.ts';

/**
 * What a task of type `lora` says: which run it shows, which dataset it trains, where it installs a trainer. Paths may be
 * relative to the folder.
 */
export interface LoraTask extends vscode.TaskDefinition {
  readonly type: 'lora';
  readonly run?: string;
  /** Only of those that the command makes: `tasks.json` can't install anything. */
  readonly install?: string;
  readonly dataset?: string;
}

const TYPE = 'lora';

/** A task that shows a run in the terminal. The run is another process's: closing the terminal ends nothing. */
export function runTask(extension: vscode.Uri, { run }: Pick<RunView, 'run'>): vscode.Task {
  const uri = vscode.Uri.parse(run);
  const definition: LoraTask = { type: TYPE, run: uri.fsPath };
  return taskOf(extension, definition, runTaskName(uri), ['attach', uri.fsPath], uri);
}

/** By which a run's terminal is known: two runs of one dataset have the same name, but never the same folder. */
export function runTaskName(run: vscode.Uri): string {
  return vscode.l10n.t('Train {0}', runFolderName(run));
}

/** `CharacterAI-20261124-184900`. */
export function runFolderName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A task that trains a dataset, for `tasks.json`. */
export function trainTask(extension: vscode.Uri, dataset: vscode.Uri, name: string): vscode.Task {
  const definition: LoraTask = { type: TYPE, dataset: relativePath(dataset) };
  return taskOf(
    extension,
    definition,
    vscode.l10n.t('Train {0}', name),
    trainArguments({ path: dataset.fsPath, scope: dataset }),
    dataset,
  );
}

/** A task that installs a trainer. @param args of `lora install` */
export function installTask(extension: vscode.Uri, folder: string, args: readonly string[]): vscode.Task {
  const definition: LoraTask = { type: TYPE, install: folder };
  const name = vscode.l10n.t('Install {0}', folder);
  return taskOf(extension, definition, name, ['install', ...args], vscode.Uri.file(folder));
}

/** What a task of a `tasks.json` runs; undefined where it names nothing that can be run. */
export function resolvedTask(
  extension: vscode.Uri,
  { definition, name, scope }: vscode.Task,
): vscode.Task | undefined {
  const { run, dataset, install } = definition as LoraTask;
  if (install !== undefined) return undefined;
  const folder = typeof scope === 'object' ? scope.uri : vscode.workspace.workspaceFolders?.[0]?.uri;
  const written = textOf(run) ?? textOf(dataset) ?? '.';
  const target = placeOf(written, folder);
  if (!target) return undefined;
  const args = textOf(run) === undefined ? trainArguments(target) : ['attach', target.path];
  // The definition is the very one of tasks.json, by which VS Code knows the task again.
  return taskOf(extension, definition as LoraTask, name, args, target.scope);
}

/** What tasks.json says may be anything. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A path as the process gets it, and a place in the folder that its task belongs to. */
interface Place {
  readonly path: string;
  readonly scope: vscode.Uri;
}

/** What a path of tasks.json means. Variables are left to VS Code, which puts in what they stand for when the task is run. */
function placeOf(written: string, folder: vscode.Uri | undefined): Place | undefined {
  if (written.startsWith('${')) return folder && { path: written, scope: folder };
  const path = absolutePath(written, folder);
  return path === undefined ? undefined : { path, scope: vscode.Uri.file(path) };
}

/** As `LoRA: Train` has it: by what the settings say. */
function trainArguments({ path, scope }: Place): readonly string[] {
  const { trainer, python } = trainingSettings(scope);
  const told = Object.entries({ trainer, python }).flatMap(([flag, value]) =>
    value === undefined ? [] : [`--${flag}`, value],
  );
  return ['train', ...told, path];
}

/** A path from the open folder that it lies in; `.` for that folder itself. */
function relativePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder?.uri.toString() === uri.toString() ? '.' : vscode.workspace.asRelativePath(uri, false);
}

function taskOf(
  extension: vscode.Uri,
  definition: LoraTask,
  name: string,
  args: readonly string[],
  target: vscode.Uri,
): vscode.Task {
  const cli = vscode.Uri.joinPath(extension, 'dist', 'cli.js').fsPath;
  // Run by what runs the extension: users may have no Node. Through no shell; VS Code puts in what variables stand for.
  const execution = new vscode.ProcessExecution(process.execPath, [cli, ...args], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
    // VS Code's own default is a variable that a window without a folder can't resolve.
    cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir(),
  });
  const scope = vscode.workspace.getWorkspaceFolder(target) ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task(definition, scope, name, 'LoRA', execution, []);
  // Not in the background: VS Code would open those again by itself after a reload, beside those that we open.
  task.isBackground = false;
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    echo: false,
    showReuseMessage: false,
  };
  return task;
}
