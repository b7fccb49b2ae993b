import * as vscode from 'vscode';
import { isThere } from './file-changes.ts';

/** The folders that are not there yet of those that some files come into, and those above them; the deepest first. */
export async function missingFolders(files: readonly string[]): Promise<readonly vscode.Uri[]> {
  const missing = new Map<string, vscode.Uri>();
  const present = new Set<string>();
  for (const file of files) {
    const own = vscode.Uri.joinPath(vscode.Uri.parse(file), '..');
    for (let folder = own; ; folder = vscode.Uri.joinPath(folder, '..')) {
      const key = folder.toString();
      if (missing.has(key) || present.has(key)) break;
      if (folder.path === '/' || (await isThere(folder))) {
        present.add(key);
        break;
      }
      missing.set(key, folder);
    }
  }
  return [...missing.values()].sort((a, b) => b.path.length - a.path.length);
}

/** Takes folders away in which there is nothing; a link that stands in one's place stays. @param folders the deepest first */
export async function removeEmptyFolders(folders: readonly vscode.Uri[]): Promise<void> {
  const { fs } = vscode.workspace;
  for (const folder of folders) {
    try {
      if ((await fs.stat(folder)).type !== vscode.FileType.Directory) continue;
      if ((await fs.readDirectory(folder)).length > 0) continue;
      // Not what is in it: something may have come this moment.
      await fs.delete(folder, { recursive: false, useTrash: false });
    } catch {
      // It is gone, or somebody has it open: then it stays.
    }
  }
}
