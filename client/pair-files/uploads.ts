import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** A piece of a file that a page hands over. */
export interface UploadedPiece {
  readonly batch: string;
  /** The file's path, `/` between its parts. */
  readonly name: string;
  readonly offset: number;
  /** In base64. */
  readonly data: string;
}

/** Files that pages hand over, which aren't told where they lie on the desktop: in a folder of their own until they are added. */
export class Uploads implements vscode.Disposable {
  readonly #folders = new Map<string, Promise<string>>();

  /** Takes a piece; pieces come in their order. @returns why it can't be taken */
  async take({ batch, name, offset, data }: UploadedPiece): Promise<string | undefined> {
    const parts = name.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part)))
      return vscode.l10n.t('"{0}" is no name of a file.', name);
    try {
      const file = path.join(await this.#folderOf(batch), ...parts);
      await fs.mkdir(path.dirname(file), { recursive: true });
      const bytes = Buffer.from(data, 'base64');
      await (offset === 0 ? fs.writeFile(file, bytes) : fs.appendFile(file, bytes));
      return undefined;
    } catch (error) {
      return vscode.l10n.t(
        '{0} cannot be kept: {1}',
        name,
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  /** Has something done with the files of a batch, if there are any, and forgets them. */
  async use<Result>(
    batch: string,
    run: (folder: vscode.Uri) => Promise<Result>,
  ): Promise<Result | undefined> {
    const folder = await this.#folders.get(batch);
    if (folder === undefined) return undefined;
    try {
      return await run(vscode.Uri.file(folder));
    } finally {
      await this.forget(batch);
    }
  }

  async forget(batch: string): Promise<void> {
    const folder = await this.#folders.get(batch);
    this.#folders.delete(batch);
    if (folder !== undefined) await fs.rm(folder, { recursive: true, force: true });
  }

  dispose(): void {
    for (const batch of [...this.#folders.keys()]) this.forget(batch).catch(() => {});
  }

  #folderOf(batch: string): Promise<string> {
    let folder = this.#folders.get(batch);
    if (!folder) {
      folder = fs.mkdtemp(path.join(os.tmpdir(), 'lora-dropped-'));
      this.#folders.set(batch, folder);
    }
    return folder;
  }
}
