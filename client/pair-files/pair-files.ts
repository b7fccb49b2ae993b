import * as vscode from 'vscode';
import {
  type FilesOfPairsParams,
  type FilesOfPairsResult,
  filesOfPairsRequest,
} from '../../protocol/files.ts';
import type { FileCommand } from '../../protocol/gallery/pair-actions.ts';
import type { Asked } from '../asked.ts';
import type { AskedServer } from '../asked-server.ts';
import { copyPairs } from './copy-pairs.ts';
import { deletePairs } from './delete-pairs.ts';
import { excludePairs } from './exclude-pairs.ts';
import { FileHistory } from './file-history.ts';
import type { FileTask } from './file-task.ts';
import { movePairs } from './move-pairs.ts';
import { renamePairs } from './rename-pairs.ts';

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
export class PairFiles {
  readonly #client: AskedServer;
  readonly history = new FileHistory();

  constructor(client: AskedServer) {
    this.#client = client;
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
      await vscode.commands.executeCommand(shows, vscode.Uri.parse(first));
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
}

/** Where there is no desktop, or that of another machine, the explorer shows where a file lies. */
function revealing(): string {
  const isHere = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  return isHere ? 'revealFileInOS' : 'revealInExplorer';
}
