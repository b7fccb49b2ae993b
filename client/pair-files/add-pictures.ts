import * as vscode from 'vscode';
import { TakenNames } from '../../core/pair-files/free-name.ts';
import type { AskedServer } from '../asked-server.ts';
import type { Step } from './carry-out.ts';
import type { FileHistory } from './file-history.ts';
import { type FoundPicture, picturesIn } from './found-pictures.ts';
import { pickFolder } from './pick-folder.ts';
import { namesIn, sameUri } from './transfer.ts';

/** What is added to a dataset. */
export interface AddedPictures {
  readonly dataset: string;
  /** The folder that it goes into; undefined: the only one, or the one that the user picks. */
  readonly to: vscode.Uri | undefined;
  /** Files and folders. */
  readonly sources: readonly vscode.Uri[];
}

/**
 * Copies pictures into a dataset, and the captions that come with them. Nothing is replaced: what has a taken name gets a
 * number. @returns how many pictures; undefined where it was given up
 */
export async function addPictures(
  server: AskedServer,
  history: FileHistory,
  { dataset, to, sources }: AddedPictures,
): Promise<number | undefined> {
  const { t } = vscode.l10n;
  const title = t('Add Pictures');
  const found = await picturesIn(sources);
  if (found.length === 0) {
    vscode.window.showInformationMessage(t('There are no pictures among these files.'));
    return 0;
  }
  const question = found.length === 1 ? t('Where to?') : t('Where to put {0} pictures?', found.length);
  const folder = to ?? (await pickFolder(server, { dataset, title, question, takesOnly: true }));
  if (!folder) return undefined;
  const coming = found.filter((one) => !sameUri(one.folder.toString(), folder.toString()));
  const carried = await history.carryOut(title, await stepsOf(coming, folder));
  const where = vscode.workspace.asRelativePath(folder);
  const here = found.length - coming.length;
  const sentences = [
    carried.count === 1
      ? t('One picture was added to {0}.', where)
      : t('{0} pictures were added to {1}.', carried.count, where),
    here > 0 ? t('{0} are there already.', here) : '',
  ];
  history.tell(sentences.filter(Boolean).join(' '), carried);
  return carried.count;
}

async function stepsOf(found: readonly FoundPicture[], folder: vscode.Uri): Promise<readonly Step[]> {
  const names = new TakenNames(await namesIn(folder));
  return found.map(({ stem, files }) => {
    const endings = files.map(({ ending }) => ending);
    const free = names.free(stem, endings);
    names.add(endings.map((ending) => free + ending));
    return {
      name: stem,
      changes: files.map(({ uri, ending }) => ({
        kind: 'copy',
        from: uri.toString(),
        to: vscode.Uri.joinPath(folder, free + ending).toString(),
      })),
    };
  });
}
