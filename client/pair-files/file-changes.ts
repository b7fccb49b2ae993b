import * as vscode from 'vscode';
import type { FileOperationParams } from '../../protocol/files.ts';

/** A change of files that can be taken back. Nothing that is there is replaced. */
export type FileChange =
  | Exclude<FileOperationParams, { kind: 'trash' }>
  /** To the trash, where the system has one. `kept`: what was in it, where it was kept. */
  | { readonly kind: 'trash'; readonly uri: string; readonly kept?: Uint8Array }
  | { readonly kind: 'copy'; readonly from: string; readonly to: string }
  /** What was thrown away is there again. */
  | { readonly kind: 'restore'; readonly uri: string; readonly bytes: Uint8Array };

/** What became of changes in one step. */
export interface Applied {
  /** Whether all were made. */
  readonly isDone: boolean;
  /** Those that were made all the same, where not all were: what is gone and can't be put back. */
  readonly left: readonly FileChange[];
}

/** Makes changes in one step: all of them, or, as far as that is possible, none. */
export async function applyChanges(changes: readonly FileChange[]): Promise<Applied> {
  const copied: vscode.Uri[] = [];
  const there = await deletable(changes);
  try {
    for (const change of changes) {
      if (change.kind !== 'copy') continue;
      const to = vscode.Uri.parse(change.to);
      await vscode.workspace.fs.copy(vscode.Uri.parse(change.from), to, { overwrite: false });
      copied.push(to);
    }
    const others = changes.filter(({ kind }) => kind !== 'copy');
    if (others.length === 0 || (await vscode.workspace.applyEdit(editOf(others))))
      return { isDone: true, left: [] };
  } catch {
    // One of the files is gone, or another one has its name already: as if nothing had been tried.
  }
  for (const uri of copied) await removeIfPossible(uri);
  await renameBack(changes);
  return { isDone: false, left: await putBack(there) };
}

/** What takes changes back, the last one first. */
export function inverseOf(changes: readonly FileChange[]): readonly FileChange[] {
  return [...changes].reverse().flatMap((change) => inverseOfOne(change) ?? []);
}

/** Undefined where it can't be taken back: what went into the trash is taken out of it by hand. */
function inverseOfOne(change: FileChange): FileChange | undefined {
  if (change.kind === 'rename') return { kind: 'rename', from: change.to, to: change.from };
  if (change.kind === 'copy') return { kind: 'trash', uri: change.to };
  if (change.kind !== 'trash') return { kind: 'trash', uri: change.uri };
  return change.kept && { kind: 'restore', uri: change.uri, bytes: change.kept };
}

/** Which files changes make and take away. */
export function effectOf(changes: readonly FileChange[]): {
  readonly come: readonly string[];
  readonly gone: readonly string[];
} {
  const come = changes.flatMap((one) => ('to' in one ? one.to : one.kind === 'trash' ? [] : one.uri));
  const gone = changes.flatMap((one) =>
    one.kind === 'rename' ? one.from : one.kind === 'trash' ? one.uri : [],
  );
  return { come, gone };
}

function editOf(changes: readonly FileChange[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const one of changes) {
    if (one.kind === 'rename')
      edit.renameFile(vscode.Uri.parse(one.from), vscode.Uri.parse(one.to), { overwrite: false });
    else if (one.kind === 'create')
      edit.createFile(vscode.Uri.parse(one.uri), { contents: new TextEncoder().encode(one.text) });
    else if (one.kind === 'restore') edit.createFile(vscode.Uri.parse(one.uri), { contents: one.bytes });
    else if (one.kind === 'trash') edit.deleteFile(vscode.Uri.parse(one.uri), { ignoreIfNotExists: true });
  }
  return edit;
}

/** The editor makes the changes of one edit one by one, and leaves those before the one that failed. */
async function renameBack(changes: readonly FileChange[]): Promise<void> {
  for (const one of [...changes].reverse()) {
    if (one.kind !== 'rename') continue;
    const [from, to] = [vscode.Uri.parse(one.from), vscode.Uri.parse(one.to)];
    if ((await isThere(from)) || !(await isThere(to))) continue;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(to, from, { overwrite: false });
    await vscode.workspace.applyEdit(edit);
  }
}

type Deletion = Extract<FileChange, { kind: 'trash' }>;

/** The deletions among changes that have something to delete. */
async function deletable(changes: readonly FileChange[]): Promise<readonly Deletion[]> {
  const there: Deletion[] = [];
  for (const one of changes)
    if (one.kind === 'trash' && (await isThere(vscode.Uri.parse(one.uri)))) there.push(one);
  return there;
}

/** Puts back what was deleted. @returns the deletions that this is not possible for */
async function putBack(deletions: readonly Deletion[]): Promise<readonly Deletion[]> {
  const left: Deletion[] = [];
  for (const one of deletions) {
    const uri = vscode.Uri.parse(one.uri);
    if (await isThere(uri)) continue;
    const back = one.kept && editOf([{ kind: 'restore', uri: one.uri, bytes: one.kept }]);
    if (!back || !(await vscode.workspace.applyEdit(back))) left.push(one);
  }
  return left;
}

/** Removes a copy that is of no use. One that can't be removed is no reason to give all others up: those that are done are told. */
async function removeIfPossible(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch {
    // It is locked, or on a disk that nothing can be removed from; its original is where it was.
  }
}

/** Whether there is a file or folder. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
