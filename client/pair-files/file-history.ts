import * as vscode from 'vscode';
import type { AskedServer } from '../asked-server.ts';
import { type CarriedOut, carryOut, type Step } from './carry-out.ts';
import { effectOf, type FileChange, inverseOf } from './file-changes.ts';

/** So many names of what was left are told. */
const MOST_NAMED = 3;
/** So much can be taken back; what was deleted is kept in memory for it. */
const MOST_KEPT = 3;

/** Changes files, and keeps what was changed in this window to take it back. */
export class FileHistory {
  readonly #server: Pick<AskedServer, 'filesChanged'>;
  readonly #done: (readonly FileChange[])[] = [];

  constructor(server: Pick<AskedServer, 'filesChanged'>) {
    this.#server = server;
  }

  /** Carries steps out; the server knows of them when they are done. */
  async carryOut(title: string, steps: readonly Step[]): Promise<CarriedOut> {
    const carried = await carryOut(title, steps);
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
    const place = this.#done.indexOf(done);
    if (place >= 0) this.#done.splice(place, 1);
    const steps = inverseOf(done).map((change): Step => ({ name: nameOf(change), changes: [change] }));
    const { count, failed, inPart } = await this.carryOut(vscode.l10n.t('Undo'), steps);
    const still = [...failed, ...inPart];
    if (still.length > 0)
      vscode.window.showWarningMessage(vscode.l10n.t('These could not be taken back: {0}', named(still)));
    return count;
  }
}

function named(names: readonly string[]): string {
  return [...names.slice(0, MOST_NAMED), ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

function nameOf(change: FileChange): string {
  const uri = 'uri' in change ? change.uri : change.to;
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
}
