import * as vscode from 'vscode';
import type { FileTask } from './file-task.ts';
import { pickFolder } from './pick-folder.ts';
import { sameUri, transferSteps } from './transfer.ts';

/** Moves pictures into another folder, with all that belongs to them. Answers: `to`, the folder's URI. */
export const movePairs: FileTask = async ({ client, dataset, pairs, asked, history }) => {
  const { t } = vscode.l10n;
  const title =
    pairs.length === 1 ? t('Move {0}', pairs[0]?.stem ?? '') : t('Move {0} Pictures', pairs.length);
  const to = asked.text('to');
  const folder =
    to === undefined
      ? await pickFolder(client, {
          dataset,
          title,
          question: t('Where to? Captions go along.'),
          accepts: (one) => pairs.some((pair) => !sameUri(pair.folder, one)),
        })
      : vscode.Uri.parse(to);
  if (!folder) return undefined;
  const carried = await history.carryOut(title, await transferSteps(pairs, () => folder.toString(), 'move'));
  const where = vscode.workspace.asRelativePath(folder);
  history.tell(
    carried.count === 1
      ? t('One picture was moved to {0}.', where)
      : t('{0} pictures were moved to {1}.', carried.count, where),
    carried,
  );
  return carried.count;
};
