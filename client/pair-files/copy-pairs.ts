import * as vscode from 'vscode';
import type { FileTask } from './file-task.ts';
import { pickFolder } from './pick-folder.ts';
import { transferSteps } from './transfer.ts';

/** Copies pictures into a folder, with their captions and masks. Answers: `to`, the folder's URI. */
export const copyPairs: FileTask = async ({ client, dataset, pairs, asked, history }) => {
  const { t } = vscode.l10n;
  const title =
    pairs.length === 1 ? t('Copy {0}', pairs[0]?.stem ?? '') : t('Copy {0} Pictures', pairs.length);
  const to = asked.text('to');
  const question = t('Where to? Captions go along.');
  const folder =
    to === undefined ? await pickFolder(client, { dataset, title, question }) : vscode.Uri.parse(to);
  if (!folder) return undefined;
  const carried = await history.carryOut(title, await transferSteps(pairs, () => folder.toString(), 'copy'));
  const where = vscode.workspace.asRelativePath(folder);
  history.tell(
    carried.count === 1
      ? t('One picture was copied to {0}.', where)
      : t('{0} pictures were copied to {1}.', carried.count, where),
    carried,
  );
  return carried.count;
};
