import type * as vscode from 'vscode';

/** What parts of the extension need of the language client to ask the server. */
export interface AskedServer {
  request<Result>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Result>;
  /** Tells of new files at once, before the editor's watchers do. */
  filesCreated(uris: readonly vscode.Uri[]): Promise<void>;
}
