import { createHash } from 'node:crypto';
import * as vscode from 'vscode';

/** What a sheet was read with, as the editor's own bookkeeping and saving need it. */
export interface KeptBase {
  readonly mtime: number;
  readonly size: number;
  readonly base: readonly (readonly [name: string, text: string])[];
}

/**
 * What sheets with unsaved changes were read with, on disk: VS Code keeps their texts over a restart, and only with this can be
 * told what was changed in them.
 */
export class KeptBases {
  readonly #folder: vscode.Uri;
  /** One after the other: a later one counts. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(folder, 'sheets');
  }

  /** What was kept of a sheet; undefined where there is nothing. */
  async read(sheet: vscode.Uri): Promise<KeptBase | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.#fileOf(sheet));
      return JSON.parse(new TextDecoder().decode(bytes)) as KeptBase;
    } catch {
      // Nearly always there is none; one that can't be read is worth nothing.
      return undefined;
    }
  }

  keep(sheet: vscode.Uri, kept: KeptBase): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(kept));
    return this.#inTurn(async () => {
      await vscode.workspace.fs.createDirectory(this.#folder);
      await vscode.workspace.fs.writeFile(this.#fileOf(sheet), bytes);
    });
  }

  forget(sheet: vscode.Uri): Promise<void> {
    return this.#inTurn(async () => {
      const file = this.#fileOf(sheet);
      const isThere = await vscode.workspace.fs.stat(file).then(
        () => true,
        () => false,
      );
      if (isThere) await vscode.workspace.fs.delete(file);
    });
  }

  #inTurn(job: () => Promise<void>): Promise<void> {
    const done = this.#last.then(job);
    this.#last = done.catch(() => undefined);
    return done;
  }

  #fileOf(sheet: vscode.Uri): vscode.Uri {
    const name = createHash('sha256').update(sheet.toString()).digest('hex');
    return vscode.Uri.joinPath(this.#folder, `${name}.json`);
  }
}
