import * as vscode from 'vscode';
import { captionLanguage, promptLanguage } from '../../protocol/lsp.ts';

const PICTURE = /\.(?:png|jpe?g|webp|bmp|avif|jxl)$/i;

/** Something in the open folders that makes a dataset: a configuration of one, or a caption in an `N_name` folder. */
export async function findDataset(): Promise<vscode.Uri | undefined> {
  for (const pattern of ['**/*dataset*.toml', '**/[0-9]*_*/*.{txt,caption}']) {
    const [found] = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1);
    if (found) return found;
  }
  return undefined;
}

/**
 * Whether a document may be a caption: a text with a picture of the same name beside it, or a dataset's configuration. A prompt is
 * for the same server.
 */
export async function isNearPictures(document: vscode.TextDocument): Promise<boolean> {
  if (document.uri.scheme !== 'file') return false;
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  if (/dataset.*\.toml$/i.test(name) || document.languageId === captionLanguage) return true;
  if (document.languageId === promptLanguage) return true;
  if (document.languageId !== 'plaintext') return false;
  const stem = name.replace(/\.[^.]+$/, '');
  const beside = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(document.uri, '..'));
  return beside.some(
    ([other]) => other !== name && other.replace(/\.[^.]+$/, '') === stem && PICTURE.test(other),
  );
}
