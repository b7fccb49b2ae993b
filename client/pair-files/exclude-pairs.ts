import * as vscode from 'vscode';
import type { FileTask } from './file-task.ts';
import { transferSteps } from './transfer.ts';

/** Puts pictures aside, with all that belongs to them: into the folder beside theirs that nothing is trained from. */
export const excludePairs: FileTask = async ({ pairs, history }) => {
  const { t } = vscode.l10n;
  const steps = await transferSteps(pairs, ({ unused }) => unused, 'move');
  const carried = await history.carryOut(t('Exclude'), steps);
  const where = vscode.workspace.asRelativePath(vscode.Uri.parse(pairs[0]?.unused ?? ''));
  history.tell(
    carried.count === 1
      ? t('One picture was put aside, in {0}.', where)
      : t('{0} pictures were put aside, in {1}.', carried.count, where),
    carried,
  );
  return carried.count;
};
