import type * as vscode from 'vscode';
import type { PairsChanged } from '../../protocol/pairs.ts';
import type { Kept } from './kept.ts';

/** What the gallery needs of the language client. */
export interface GalleryServer {
  request<Result>(method: string, params: unknown, token?: vscode.CancellationToken): Promise<Result>;
  /** Tells of new files at once, before the editor's watchers do. */
  filesCreated(uris: readonly vscode.Uri[]): Promise<void>;
}

/** What the pages of the gallery depend on. */
export interface GalleryContext {
  readonly extensionUri: vscode.Uri;
  readonly client: GalleryServer;
  readonly log: vscode.LogOutputChannel;
  /** What the user keeps for all pages. */
  readonly kept: Kept;
  /** Tells that datasets may have come or gone. */
  readonly onDatasets: vscode.Event<unknown>;
  readonly onPairs: vscode.Event<PairsChanged>;
  /** Tells that the server runs, perhaps anew. */
  readonly onServer: vscode.Event<unknown>;
  /** Opens the gallery in a tab. */
  readonly openInTab: (dataset: string | undefined) => void;
}
