import * as vscode from 'vscode';
import { TakenNames } from '../../core/pair-files/free-name.ts';
import type { PairFilesResult } from '../../protocol/files.ts';
import type { Step } from './carry-out.ts';
import type { FileChange } from './file-changes.ts';

/**
 * The steps that bring the files of pairs into other folders, each name with a number where it is taken there. A caption
 * that other pictures need as well is copied. What the trainer keeps of a picture goes along when that is moved, and is
 * made anew for a copy.
 * @param targetOf where the files of a pair go
 */
export async function transferSteps(
  pairs: readonly PairFilesResult[],
  targetOf: (pair: PairFilesResult) => string,
  how: 'move' | 'copy',
): Promise<readonly Step[]> {
  const taken = new Map<string, TakenNames>();
  const steps: Step[] = [];
  for (const pair of pairs) {
    const target = targetOf(pair);
    const names = taken.get(target) ?? new TakenNames(await namesIn(vscode.Uri.parse(target)));
    taken.set(target, names);
    if (how === 'move' && sameUri(target, pair.folder)) continue;
    const endings = pair.files.map(({ ending }) => ending);
    const stem = names.free(pair.stem, endings);
    names.add(endings.map((ending) => stem + ending));
    const changes = pair.files.flatMap(({ uri, role, ending, isShared }): readonly FileChange[] => {
      const to = vscode.Uri.joinPath(vscode.Uri.parse(target), stem + ending).toString();
      if (how === 'move' && !isShared) return [{ kind: 'rename', from: uri, to }];
      return role === 'cache' ? [] : [{ kind: 'copy', from: uri, to }];
    });
    steps.push({ name: pair.stem, changes });
  }
  return steps;
}

/** The names in a folder; none where it isn't there yet. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

/** Whether two URIs are one, however they are escaped. */
export function sameUri(a: string, b: string): boolean {
  return vscode.Uri.parse(a).toString() === vscode.Uri.parse(b).toString();
}
