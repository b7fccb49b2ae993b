import * as vscode from 'vscode';
import { hasTrash } from '../has-trash.ts';

/**
 * Throws checkpoints away, into the trash where there is one; asks before. @param files their URIs
 * @returns whether it was done
 */
export async function deleteCheckpoints(files: readonly string[]): Promise<boolean> {
  const { t } = vscode.l10n;
  const uris = files.map((file) => vscode.Uri.parse(file));
  const [first] = uris;
  if (!first) return false;
  const useTrash = hasTrash();
  const names = uris.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const question =
    names.length === 1 ? t('Delete {0}?', names[0] ?? '') : t('Delete {0} checkpoints?', names.length);
  const detail = [
    ...(names.length === 1 ? [] : [names.join('\n')]),
    useTrash ? t('You can take them out of the trash again.') : t('There is no trash here.'),
  ].join('\n\n');
  const yes = useTrash ? t('Move to Trash') : t('Delete');
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
