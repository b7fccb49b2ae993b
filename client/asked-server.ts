import type * as vscode from 'vscode';

/** What parts of the extension need of the language client to ask the server. */
export interface AskedServer {
  request<Result>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Result>;
  /** Tells of files that came and went at once, before the editor's watchers do. */
  filesChanged(come: readonly vscode.Uri[], gone: readonly vscode.Uri[]): Promise<void>;
}
