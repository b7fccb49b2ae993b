import * as vscode from 'vscode';
import type { AskedServer } from '../asked-server.ts';
import { type CarriedOut, carryOut, type Step } from './carry-out.ts';
import { effectOf, type FileChange, inverseOf } from './file-changes.ts';
import { missingFolders, removeEmptyFolders } from './made-folders.ts';

/** So many names of what was left are told. */
const MOST_NAMED = 3;
/** So much can be taken back; what was deleted is kept in memory for it. */
const MOST_KEPT = 3;

/** Changes files, and keeps what was changed in this window to take it back. */
export class FileHistory {
  readonly #server: Pick<AskedServer, 'filesChanged'>;
  readonly #done: (readonly FileChange[])[] = [];
  /** What the files that changes made were then. */
  readonly #made = new WeakMap<FileChange, string>();
  /** The folders that were made for what was done. */
  readonly #folders = new WeakMap<readonly FileChange[], readonly vscode.Uri[]>();

  constructor(server: Pick<AskedServer, 'filesChanged'>) {
    this.#server = server;
  }

  /** Carries steps out; the server knows of them when they are done. */
  async carryOut(title: string, steps: readonly Step[]): Promise<CarriedOut> {
    const folders = await missingFolders(effectOf(steps.flatMap(({ changes }) => changes)).come);
    const carried = await carryOut(title, steps);
    this.#folders.set(carried.done, folders);
    for (const change of carried.done) {
      const stamp = await stampOf(change);
      if (stamp !== undefined) this.#made.set(change, stamp);
    }
    const { come, gone } = effectOf(carried.done);
    const uris = (some: readonly string[]) => some.map((uri) => vscode.Uri.parse(uri));
    await this.#server.filesChanged(uris(come), uris(gone));
    return carried;
  }

  /** Tells what was done and what was left, with a button that takes it back. @param sentence that it was done */
  tell(sentence: string, { done, count, failed, inPart, isCancelled }: CarriedOut): void {
    const { t } = vscode.l10n;
    const isUndoable = inverseOf(done).length > 0;
    if (isUndoable) this.#done.push(done);
    if (this.#done.length > MOST_KEPT) this.#done.shift();
    const text = [
      count > 0 ? sentence : inPart.length > 0 ? '' : t('No file was changed.'),
      isCancelled ? t('It was given up half-way.') : '',
      failed.length > 0
        ? t('Left as they are, since a file is gone, locked, or has the new name already: {0}', named(failed))
        : '',
      inPart.length > 0 ? t('Deleted only in part, since a file is locked: {0}', named(inPart)) : '',
    ];
    const show =
      failed.length + inPart.length > 0
        ? vscode.window.showWarningMessage
        : vscode.window.showInformationMessage;
    show(text.filter(Boolean).join(' '), ...(isUndoable ? [t('Undo')] : [])).then((chosen) =>
      chosen === undefined ? undefined : this.#undo(done),
    );
  }

  /** Takes back what was done last. @returns how many changes that were; undefined where there is nothing to take back */
  async undoLast(): Promise<number | undefined> {
    const last = this.#done.at(-1);
    return last && this.#undo(last);
  }

  async #undo(done: readonly FileChange[]): Promise<number> {
    const { t } = vscode.l10n;
    const place = this.#done.indexOf(done);
    if (place < 0) {
      // By another command, or the files of later ones are kept instead.
      vscode.window.showInformationMessage(t('This was taken back already, or is too long ago.'));
      return 0;
    }
    this.#done.splice(place, 1);
    const steps: Step[] = [];
    const others: string[] = [];
    for (const change of [...done].reverse()) {
      for (const back of inverseOf([change])) {
        const now = back.kind === 'trash' ? await stampOf(change) : undefined;
        // Somebody else's file, or one that was changed since, isn't thrown away.
        if (now !== undefined && now !== this.#made.get(change)) others.push(nameOf(back));
        else steps.push({ name: nameOf(back), changes: [back] });
      }
    }
    const { count, failed, inPart } = await this.carryOut(t('Undo'), steps);
    await removeEmptyFolders(this.#folders.get(done) ?? []);
    const still = [...failed, ...inPart];
    if (still.length > 0)
      vscode.window.showWarningMessage(t('These could not be taken back: {0}', named(still)));
    if (others.length > 0)
      vscode.window.showWarningMessage(t('Left as they are, since they were changed: {0}', named(others)));
    return count;
  }
}

/** How the file that a change made is known again; undefined where it makes none, or there is none. */
async function stampOf(change: FileChange): Promise<string | undefined> {
  if (change.kind === 'rename' || change.kind === 'trash') return undefined;
  try {
    const uri = vscode.Uri.parse('to' in change ? change.to : change.uri);
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return `${size} ${mtime}`;
  } catch {
    return undefined;
  }
}

function named(names: readonly string[]): string {
  return [...names.slice(0, MOST_NAMED), ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

function nameOf(change: FileChange): string {
  const uri = 'uri' in change ? change.uri : change.to;
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
