import * as vscode from 'vscode';

/** Whether what is deleted goes into a trash: a remote machine has none that VS Code would use. */
export function hasTrash(): boolean {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  return isHere && vscode.workspace.getConfiguration('files').get('enableTrash', true);
}
