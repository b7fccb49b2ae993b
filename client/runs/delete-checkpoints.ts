import * as vscode from 'vscode';
import type { RunsPageAnswer } from '../../protocol/runs-page/requests.ts';
import { hasTrash } from '../has-trash.ts';

/**
 * Throws checkpoints away, into the trash where there is one; asks before, and says where that is final.
 * @param deletion which may be, and what there is to know of them @returns whether it was done
 */
export async function deleteCheckpoints({ files, notes }: RunsPageAnswer<'deletion'>): Promise<boolean> {
  const { t } = vscode.l10n;
  const uris = files.map((file) => vscode.Uri.parse(file));
  if (uris.length === 0) {
    const why = t('Nothing is deleted: it is marked to be kept, or is not there any more.');
    void vscode.window.showInformationMessage(notes[0] ?? why);
    return false;
  }
  const useTrash = hasTrash();
  const names = uris.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const question =
    names.length === 1
      ? useTrash
        ? t('Delete {0}?', names[0] ?? '')
        : t('Delete {0} for good?', names[0] ?? '')
      : useTrash
        ? t('Delete {0} checkpoints?', names.length)
        : t('Delete {0} checkpoints for good?', names.length);
  const detail = [
    ...(names.length === 1 ? [] : [names.join('\n')]),
    ...notes,
    useTrash
      ? t('You can take them out of the trash again.')
      : t('There is no trash here: what is deleted can not be had again, unless it is trained anew.'),
  ].join('\n\n');
  const yes = useTrash ? t('Move to Trash') : t('Delete for Good');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
  if (chosen !== yes) return false;
  const left: string[] = [];
  for (const uri of uris) {
    try {
      await vscode.workspace.fs.delete(uri, { useTrash });
    } catch (error) {
      left.push(
        t('{0} can not be deleted: {1}', uri.path.slice(uri.path.lastIndexOf('/') + 1), String(error)),
      );
    }
  }
  if (left.length > 0) void vscode.window.showErrorMessage(left.join(' '));
  return true;
}
