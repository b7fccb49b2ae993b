import * as vscode from 'vscode';
import { splitExtension } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { activeFile } from './active-file.ts';

const CONFIG_FILE = 'lora-dataset.toml';
const PICTURES = '**/*.{png,jpg,jpeg,webp,bmp,avif,jxl,PNG,JPG,JPEG,WEBP,BMP,AVIF,JXL}';

/** The name of a file or folder. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/**
 * The folder that a command shall make a dataset of: the given one, the active file's, the only open one, or the one
 * that the user picks. Of an `N_name` folder it is the folder around it, which the trainer is pointed at.
 */
export async function pickFolder(
  title: string,
  given: vscode.Uri | undefined,
): Promise<vscode.Uri | undefined> {
  const active = activeFile();
  const folder = given ?? (active ? vscode.Uri.joinPath(active, '..') : await anyFolder(title));
  if (!folder) return undefined;
  return trainerById(undefined).parseFolderName(nameOf(folder)) ? vscode.Uri.joinPath(folder, '..') : folder;
}

async function anyFolder(title: string): Promise<vscode.Uri | undefined> {
  const [only, ...more] = vscode.workspace.workspaceFolders ?? [];
  if (only && more.length === 0) return only.uri;
  if (only) {
    const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: title });
    return picked?.uri;
  }
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title,
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: vscode.l10n.t('Take This Folder'),
    })) ?? [];
  return chosen;
}

/** A folder's configuration file, there or not. */
export function configOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, CONFIG_FILE);
}

/** Opens a folder's configuration if it has one: it is never written over. */
export async function openConfigIfThere(folder: vscode.Uri): Promise<boolean> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  if (!entries.some(([name]) => name === CONFIG_FILE)) return false;
  await vscode.commands.executeCommand('vscode.open', configOf(folder), { preview: false });
  vscode.window.showInformationMessage(
    vscode.l10n.t('"{0}" is a dataset already: this is its configuration.', nameOf(folder)),
  );
  return true;
}

/** The pictures of a folder. */
export interface Pictures {
  /** Names of those in the folder itself. */
  readonly images: readonly string[];
  /** Names of what goes with them: files of the same stem, their captions. */
  readonly companions: readonly string[];
  /** Whether there are some in folders below it. */
  readonly below: boolean;
}

/** Looks for pictures in a folder. */
export async function picturesIn(folder: vscode.Uri): Promise<Pictures> {
  const trainer = trainerById(undefined);
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const files = entries.filter(([, type]) => (type & vscode.FileType.Directory) === 0).map(([name]) => name);
  const images = files.filter((name) => trainer.readsImage(name));
  const stems = new Set(images.map((name) => splitExtension(name)[0]));
  const companions = files.filter(
    (name) => !trainer.readsImage(name) && name !== CONFIG_FILE && stems.has(splitExtension(name)[0]),
  );
  const pattern = new vscode.RelativePattern(folder, PICTURES);
  const found = await vscode.workspace.findFiles(pattern, null, images.length + 1);
  return { images, companions, below: found.length > images.length };
}
