import * as vscode from 'vscode';
import type { PairFilesResult } from '../../protocol/files.ts';
import { hasTrash as hasTrashHere } from '../has-trash.ts';
import type { Step } from './carry-out.ts';
import type { FileChange } from './file-changes.ts';
import type { FileTask } from './file-task.ts';

/** So much of what is thrown away is kept to be put back while the window lives (bytes). */
const MOST_KEPT = 128 * 1024 * 1024;

/**
 * Throws pictures away, with all that belongs to them alone: into the trash where there is one. Asks once. Answers:
 * `confirmed`, `yes`.
 */
export const deletePairs: FileTask = async ({ pairs, asked, history }) => {
  const { t } = vscode.l10n;
  const hasTrash = hasTrashHere();
  const mayAsk = vscode.workspace.getConfiguration('explorer').get('confirmDelete', true) || !hasTrash;
  if (asked.text('confirmed') !== 'yes' && mayAsk && !(await confirmed(pairs, hasTrash))) return undefined;
  const carried = await history.carryOut(t('Delete'), await stepsOf(pairs));
  const one = hasTrash ? t('One picture is in the trash.') : t('One picture was deleted.');
  const many = hasTrash
    ? t('{0} pictures are in the trash.', carried.count)
    : t('{0} pictures were deleted.', carried.count);
  history.tell(carried.count === 1 ? one : many, carried);
  return carried.count;
};

/** What is in the files is kept with the steps, unless that is too much: then the trash has it. */
async function stepsOf(pairs: readonly PairFilesResult[]): Promise<readonly Step[]> {
  const steps = pairs.map(({ stem, files }) => ({
    name: stem,
    uris: files.filter(({ isShared }) => !isShared).map(({ uri }) => uri),
  }));
  const kept = await contentsOf(steps.flatMap(({ uris }) => uris));
  return steps.map(({ name, uris }) => ({
    name,
    changes: uris.map((uri): FileChange => {
      const bytes = kept.get(uri);
      return { kind: 'trash', uri, ...(bytes ? { kept: bytes } : {}) };
    }),
  }));
}

/** What is in some files; of none where that is too much, or one can't be read. */
async function contentsOf(uris: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  let size = 0;
  try {
    for (const uri of uris) {
      size += (await vscode.workspace.fs.stat(vscode.Uri.parse(uri))).size;
      if (size > MOST_KEPT) return new Map();
      contents.set(uri, await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
    }
  } catch {
    return new Map();
  }
  return contents;
}

async function confirmed(pairs: readonly PairFilesResult[], hasTrash: boolean): Promise<boolean> {
  const { t } = vscode.l10n;
  const files = pairs.flatMap((pair) => pair.files.filter(({ isShared }) => !isShared));
  const pictures = files.filter(({ role }) => role === 'picture');
  const [first] = pictures;
  const name = first ? first.uri.slice(first.uri.lastIndexOf('/') + 1) : '';
  const question =
    pictures.length === 1
      ? t('Delete {0} with what belongs to it?', decodeURIComponent(name))
      : t('Delete {0} pictures with what belongs to them?', pictures.length);
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) =>
      isDirty && files.some((file) => vscode.Uri.parse(file.uri).toString() === uri.toString()),
  ).length;
  const detail = [
    t('These are {0} files: captions, masks and caches go along.', files.length),
    hasTrash ? t('You can take them out of the trash again.') : t('There is no trash here.'),
    unsaved > 0 ? t('Unsaved changes are lost in {0} of them.', unsaved) : '',
  ];
  const yes = hasTrash ? t('Move to Trash') : t('Delete');
  const options = { modal: true, detail: detail.filter(Boolean).join(' ') };
  return (await vscode.window.showWarningMessage(question, options, yes)) === yes;
}
