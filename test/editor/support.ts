import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

/** How long a test waits for something that shall happen, in milliseconds. */
const patience = 15_000;

/** The folder that the tests run in: a copy of the sample dataset. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return folder.uri;
}

/** A file of the workspace. @param segments its path from the workspace folder */
export function fileUri(...segments: string[]): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), ...segments);
}

/** Opens a file of the workspace in the active editor. */
export async function openFile(...segments: string[]): Promise<vscode.TextEditor> {
  const uri = fileUri(...segments);
  // As from the explorer: a document that a test opened by API would live on for minutes after its editor.
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.toString(), uri.toString());
  return editor;
}

/** Replaces the whole text of a document in the editor, unsaved. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const last = document.lineAt(document.lineCount - 1).range.end;
  edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), last), text);
  assert.ok(await vscode.workspace.applyEdit(edit), `${document.fileName} takes the edit`);
}

/** Closes all editors; what is unsaved is lost. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty === true) {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/**
 * Waits until `read` gives a value: it is asked now, and again after each event.
 * @param what is waited for, in the words of the error when the deadline passes
 */
export function eventually<T>(
  event: vscode.Event<unknown>,
  read: () => T | undefined,
  what: string,
  within = patience,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(deadline);
      subscription.dispose();
      settle();
    };
    const check = (): void => {
      try {
        const value = read();
        if (value !== undefined) end(() => resolve(value));
      } catch (error) {
        end(() => reject(error));
      }
    };
    const deadline = setTimeout(() => {
      end(() => reject(new Error(`${what}: not within ${within} ms`)));
    }, within);
    const subscription = event(check);
    check();
  });
}

/** Waits for the next event that `accept` takes; start it before what causes the event. */
export function nextEvent<T>(
  event: vscode.Event<T>,
  what: string,
  accept: (value: T) => boolean = () => true,
): Promise<T> {
  let seen: { value: T } | undefined;
  const remember: vscode.Event<T> = (listener) =>
    event((value) => {
      if (accept(value)) seen = { value };
      listener(value);
    });
  return eventually(remember, () => seen, what).then(({ value }) => value);
}

/**
 * Makes a folder of the workspace, one level after the other: VS Code watches what is made within a folder only once it
 * has seen that folder, and a level that it missed is watched never.
 * @param segments its path from the workspace folder
 */
export async function makeWatchedFolder(...segments: string[]): Promise<string> {
  const watcher = vscode.workspace.createFileSystemWatcher('**', false, true, true);
  try {
    for (let depth = 1; depth <= segments.length; depth++) {
      const level = fileUri(...segments.slice(0, depth));
      const same = (uri: vscode.Uri) => uri.fsPath === level.fsPath;
      const seen = nextEvent(watcher.onDidCreate, `VS Code sees the new folder ${level.fsPath}`, same);
      await vscode.workspace.fs.createDirectory(level);
      await seen;
    }
  } finally {
    watcher.dispose();
  }
  return fileUri(...segments).fsPath;
}

function printed(diagnostics: readonly vscode.Diagnostic[]): string {
  const lines = diagnostics.map(({ range, message, code }) => {
    const name = typeof code === 'object' ? code.value : code;
    return `  ${range.start.line + 1}:${range.start.character + 1} ${message} (${name})`;
  });
  return lines.length === 0 ? '  none' : lines.join('\n');
}

/** Waits until the diagnostics of a file are as `accept` wants them. The error tells what they were at last. */
export async function untilDiagnostics(
  uri: vscode.Uri,
  accept: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const read = (): readonly vscode.Diagnostic[] | undefined => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    return accept(diagnostics) ? diagnostics : undefined;
  };
  const what = `diagnostics of ${vscode.workspace.asRelativePath(uri)}`;
  try {
    return await eventually(vscode.languages.onDidChangeDiagnostics, read, what);
  } catch (error) {
    const last = printed(vscode.languages.getDiagnostics(uri));
    throw new Error(`${error instanceof Error ? error.message : error}; at last:\n${last}`);
  }
}
