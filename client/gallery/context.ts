import type * as vscode from 'vscode';
import type { PairsChanged } from '../../protocol/pairs.ts';
import type { AskedServer } from '../asked-server.ts';
import type { PairFiles } from '../pair-files/pair-files.ts';
import type { Kept } from './kept.ts';

/** What the gallery needs of the language client. */
export type GalleryServer = AskedServer;

/** What the pages of the gallery depend on. */
export interface GalleryContext {
  readonly extensionUri: vscode.Uri;
  readonly client: GalleryServer;
  /** Who changes the files of pictures. */
  readonly files: PairFiles;
  readonly log: vscode.LogOutputChannel;
  /** What the user keeps for all pages. */
  readonly kept: Kept;
  /** Tells that datasets may have come or gone. */
  readonly onDatasets: vscode.Event<unknown>;
  readonly onPairs: vscode.Event<PairsChanged>;
  /** Tells that the server runs, perhaps anew. */
  readonly onServer: vscode.Event<unknown>;
}
