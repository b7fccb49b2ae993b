import * as vscode from 'vscode';
import {
  type FilesOfPairsParams,
  type FilesOfPairsResult,
  filesOfPairsRequest,
} from '../../protocol/files.ts';
import type { FileCommand } from '../../protocol/gallery/pair-actions.ts';
import { type FindPairResult, findPairRequest } from '../../protocol/pairs.ts';
import type { AskedServer } from '../asked-server.ts';
import type { Asked } from '../questions/asked.ts';
import { type AddedPictures, addPictures } from './add-pictures.ts';
import { copyPairs } from './copy-pairs.ts';
import { deletePairs } from './delete-pairs.ts';
import { excludePairs } from './exclude-pairs.ts';
import { FileHistory } from './file-history.ts';
import type { FileTask } from './file-task.ts';
import { movePairs } from './move-pairs.ts';
import { renamePairs } from './rename-pairs.ts';
import { type UploadedPiece, Uploads } from './uploads.ts';

const tasks: Readonly<Record<Exclude<FileCommand, 'reveal' | 'openImage'>, FileTask>> = {
  rename: renamePairs,
  move: movePairs,
  copy: copyPairs,
  delete: deletePairs,
  exclude: excludePairs,
};

/** Pictures whose files something is to be done to. */
export interface ChosenPairs {
  readonly dataset: string;
  readonly images: readonly string[];
}

/** What is done with the files of pictures, and can be taken back. */
export class PairFiles implements vscode.Disposable {
  readonly #client: AskedServer;
  readonly history: FileHistory;
  readonly #uploads = new Uploads();

  constructor(client: AskedServer) {
    this.#client = client;
    this.history = new FileHistory(client);
  }

  /** Does something with the files of pairs. @returns of how many names; undefined where it was given up */
  async run(
    command: FileCommand,
    { dataset, images }: ChosenPairs,
    asked: Pick<Asked, 'text'>,
  ): Promise<number | undefined> {
    const [first] = images;
    if (first === undefined) return undefined;
    if (command === 'openImage' || command === 'reveal') {
      const shows = command === 'openImage' ? 'vscode.open' : revealing();
      // Nothing else than a picture of a dataset is opened: a page may have been made to ask for anything.
      const found = await this.#client.request<FindPairResult>(findPairRequest, { uri: first });
      if (found) await vscode.commands.executeCommand(shows, vscode.Uri.parse(found.image));
      return undefined;
    }
    const client = this.#client;
    const params: FilesOfPairsParams = { dataset, images };
    const { pairs } = await client.request<FilesOfPairsResult>(filesOfPairsRequest, params);
    if (pairs.length === 0) {
      vscode.window.showInformationMessage(vscode.l10n.t('These pictures are not there any more.'));
      return undefined;
    }
    return tasks[command]({ client, dataset, pairs, asked, history: this.history });
  }

  /** Copies pictures into a dataset. @returns how many; undefined where it was given up */
  add(added: AddedPictures): Promise<number | undefined> {
    return addPictures(this.#client, this.history, added);
  }

  /** Adds what was dragged from the explorer. @param beside the picture that it was dropped on */
  addUris(dataset: string, beside: string | null, uris: readonly string[]): Promise<number | undefined> {
    return this.add({ dataset, to: folderOf(beside), sources: uris.map(ownUri) });
  }

  /** Takes a piece of a file that was dropped from the desktop. @returns why it can't */
  takePiece(piece: UploadedPiece): Promise<string | undefined> {
    return this.#uploads.take(piece);
  }

  /** Adds what was dropped from the desktop. */
  async addUploaded(dataset: string, beside: string | null, batch: string): Promise<void> {
    await this.#uploads.use(batch, (folder) =>
      this.add({ dataset, to: folderOf(beside), sources: [folder] }),
    );
  }

  /** Forgets what was dropped from the desktop. */
  forgetUploaded(batch: string): Promise<void> {
    return this.#uploads.forget(batch);
  }

  dispose(): void {
    this.#uploads.dispose();
  }
}

/** Where there is no desktop, or that of another machine, the explorer shows where a file lies. */
function revealing(): string {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  return isHere ? 'revealFileInOS' : 'revealInExplorer';
}

function folderOf(beside: string | null): vscode.Uri | undefined {
  return beside === null ? undefined : vscode.Uri.joinPath(vscode.Uri.parse(beside), '..');
}

/** A file as the extension knows it: the window tells files of the remote machine by another scheme. */
function ownUri(text: string): vscode.Uri {
  const uri = vscode.Uri.parse(text);
  return uri.scheme === 'vscode-remote' ? vscode.Uri.file(uri.path) : uri;
}
