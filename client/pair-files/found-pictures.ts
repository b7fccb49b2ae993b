import * as vscode from 'vscode';
import { otherFile } from '../../core/dataset/discovery/other-files.ts';
import { splitExtension } from '../../core/path.ts';

/** Pictures of one name in one folder, with their captions. */
export interface FoundPicture {
  readonly folder: vscode.Uri;
  readonly stem: string;
  readonly files: readonly { readonly uri: vscode.Uri; readonly ending: string }[];
}

/** Folders in each other, as deep as nobody has them. */
const DEEPEST = 16;

/** The pictures among some files and in some folders, and the captions that are there with them. */
export async function picturesIn(sources: readonly vscode.Uri[]): Promise<readonly FoundPicture[]> {
  const files = new Map<string, vscode.Uri>();
  for (const source of sources) for (const uri of await filesOf(source, DEEPEST)) files.set(uri.path, uri);
  const groups = new Map<string, { uri: vscode.Uri; ending: string; isPicture: boolean }[]>();
  for (const uri of files.values()) {
    const kind = otherFile(uri.path)?.kind;
    if (!kind) continue;
    const [stem, ending] = splitExtension(uri.path);
    const group = groups.get(stem) ?? [];
    groups.set(stem, group);
    group.push({ uri, ending, isPicture: kind === 'picture' });
  }
  return [...groups].flatMap(([stem, group]): readonly FoundPicture[] => {
    const [first] = group;
    if (!first || !group.some(({ isPicture }) => isPicture)) return [];
    const folder = vscode.Uri.joinPath(first.uri, '..');
    // The caption first: no picture is seen without its own.
    const ordered = group.sort((a, b) => Number(a.isPicture) - Number(b.isPicture));
    return [{ folder, stem: stem.slice(stem.lastIndexOf('/') + 1), files: ordered }];
  });
}

/**
 * A file itself; of a folder all that is in it, but for what is hidden and for links to folders: one to a folder above would
 * lead round and round.
 */
async function filesOf(uri: vscode.Uri, depth: number): Promise<readonly vscode.Uri[]> {
  const stat = await statOf(uri);
  if (!stat) return [];
  if ((stat.type & vscode.FileType.Directory) === 0) return [uri];
  if (depth === 0) return [];
  const entries = await vscode.workspace.fs.readDirectory(uri);
  const below = entries
    .filter(([name, type]) => !name.startsWith('.') && !isLinkedFolder(type))
    .map(([name]) => vscode.Uri.joinPath(uri, name));
  const files: vscode.Uri[] = [];
  for (const one of below) files.push(...(await filesOf(one, depth - 1)));
  return files;
}

function isLinkedFolder(type: vscode.FileType): boolean {
  return (type & vscode.FileType.SymbolicLink) !== 0 && (type & vscode.FileType.Directory) !== 0;
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}
