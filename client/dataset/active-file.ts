import * as vscode from 'vscode';

/** The file in the active editor, a picture or a caption that is not written yet too; undefined where it is none on disk. */
export function activeFile(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri =
    input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
      ? input.uri
      : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme === 'untitled' && uri.path.includes('/')) return uri.with({ scheme: 'file' });
  return uri?.scheme === 'file' ? uri : undefined;
}
