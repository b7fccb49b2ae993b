import type * as vscode from 'vscode';

/** What a page of the gallery is shown in: the side panel's view, or a tab among the editors. */
export interface Surface {
  readonly place: 'side' | 'tab';
  readonly view: vscode.WebviewView | vscode.WebviewPanel;
}
