import * as vscode from 'vscode';
import {
  type FileFix,
  type FileFixesParams,
  type FileFixesResult,
  type FileOperationParams,
  fileFixesRequest,
  mendFilesCommand,
} from '../../protocol/files.ts';
import { pickDataset } from '../dataset/pick-dataset.ts';
import { applyChanges, type FileChange, inverseOf } from '../pair-files/file-changes.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** So many changes are named below an entry. */
const MOST_NAMED = 3;

/**
 * Mends findings by renaming, making and throwing away files, so that it can be taken back: those that are given, else those
 * that the user chooses. Arguments: a folder or file, `{ operations }`, or `{ uri, code }`.
 */
export const mendFiles: Command = {
  id: mendFilesCommand,
  run: async ({ workbench }, argument): Promise<number | undefined> => {
    const given = operationsIn(argument);
    if (given) {
      const isDone = await applied(given);
      if (isDone) tell(given);
      return isDone ? given.length : 0;
    }
    const asked = askedFor(argument);
    const title = vscode.l10n.t('Mend Files');
    const client = await workbench.client('files are to be mended');
    const uri =
      asked.text('uri') ?? asked.folder?.toString() ?? (await pickDataset(client, title, undefined))?.uri;
    if (uri === undefined) return undefined;
    const code = asked.text('code');
    const params: FileFixesParams = { uri, ...(code === undefined ? {} : { code }) };
    const { fixes } = await client.request<FileFixesResult>(fileFixesRequest, params);
    if (fixes.length === 0) {
      vscode.window.showInformationMessage(
        vscode.l10n.t('There is nothing to mend by renaming or moving files.'),
      );
      return 0;
    }
    const chosen = await choose(title, fixes);
    const done: FileOperationParams[] = [];
    for (const { operations } of chosen ?? []) {
      if (!(await applied(operations))) break;
      done.push(...operations);
    }
    if (done.length > 0) tell(done);
    return chosen && done.length;
  },
};

async function choose(title: string, fixes: readonly FileFix[]): Promise<readonly FileFix[] | undefined> {
  const items = fixes.map((fix) => ({
    label: fix.title,
    description: fix.code,
    detail: [...fix.changes.slice(0, MOST_NAMED), ...(fix.changes.length > MOST_NAMED ? ['…'] : [])].join(
      '; ',
    ),
    picked: true,
    fix,
  }));
  const placeHolder = vscode.l10n.t('What shall be done?');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  // A folder that is renamed takes away the ground from under all others.
  return chosen
    ?.map(({ fix }) => fix)
    .sort((a, b) => Number(a.code === 'folder-repeats') - Number(b.code === 'folder-repeats'));
}

/** Applies changes in one step. @returns whether they were all made */
async function applied(operations: readonly FileChange[]): Promise<boolean> {
  const { isDone, left } = await applyChanges(operations);
  if (left.length > 0)
    vscode.window.showWarningMessage(
      vscode.l10n.t('Only a part was done, since a file is locked: {0} are deleted.', left.length),
    );
  else if (!isDone)
    vscode.window.showWarningMessage(
      vscode.l10n.t(
        'The files were not changed: one of them is gone, or another one has its new name already.',
      ),
    );
  return isDone;
}

/** Tells what was done, with a button that takes it back. What went into the trash is taken out of it by hand. */
function tell(done: readonly FileOperationParams[]): void {
  const undo = vscode.l10n.t('Undo');
  const back = inverseOf(done);
  const text = vscode.l10n.t('{0} changes of files were made.', done.length);
  vscode.window
    .showInformationMessage(text, ...(back.length > 0 ? [undo] : []))
    .then((chosen) => (chosen === undo ? applied(back) : undefined));
}

/** The changes that an action brings along. */
function operationsIn(argument: unknown): readonly FileOperationParams[] | undefined {
  if (typeof argument !== 'object' || argument === null || !('operations' in argument)) return undefined;
  return Array.isArray(argument.operations) ? (argument.operations as FileOperationParams[]) : undefined;
}
