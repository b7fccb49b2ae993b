import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { problemOfName } from '../../core/pair-files/file-name.ts';
import { sameName, TakenNames } from '../../core/pair-files/free-name.ts';
import { namesByPattern, tellsApart } from '../../core/pair-files/name-pattern.ts';
import { renameOrder } from '../../core/pair-files/rename-order.ts';
import type { PairFilesResult } from '../../protocol/files.ts';
import type { Step } from './carry-out.ts';
import { type FileChange, inverseOf } from './file-changes.ts';
import type { FileTask } from './file-task.ts';
import { namesIn } from './transfer.ts';

/** So many new names are shown while one writes. */
const MOST_SHOWN = 3;

/**
 * Renames pictures with all that belongs to them: one by a new name, several by a pattern with a number. Answers: `name`,
 * which is that.
 */
export const renamePairs: FileTask = async ({ pairs, asked, history }) => {
  const { t } = vscode.l10n;
  const others = await othersBy(pairs);
  const named = (written: string) =>
    pairs.length === 1
      ? [written]
      : namesByPattern(
          written,
          pairs.map(({ stem }) => stem),
        );
  const problemOf = (written: string) => {
    if (pairs.length > 1 && !tellsApart(written))
      return t(
        'All would be called the same: {0} stands for a number, {1} for the old name.',
        '{n}',
        '{name}',
      );
    return problemOfNames(pairs, named(written), others());
  };
  const given = asked.text('name');
  const written = given ?? (await ask(pairs, problemOf, named));
  if (written === undefined) return undefined;
  const problem = problemOf(written);
  if (problem !== undefined) {
    vscode.window.showWarningMessage(problem);
    return 0;
  }
  const steps = stepsOf(pairs, named(written));
  const carried = await history.carryOut(t('Rename'), steps);
  history.tell(
    pairs.length === 1
      ? t('{0} is called {1} now.', pairs[0]?.stem ?? '', written)
      : t('{0} pictures were renamed.', new Set(steps.map(({ name }) => name)).size),
    carried,
  );
  return carried.count;
};

function ask(
  pairs: readonly PairFilesResult[],
  problemOf: (written: string) => string | undefined,
  named: (written: string) => readonly string[],
): Thenable<string | undefined> {
  const { t } = vscode.l10n;
  const [first] = pairs;
  const isOne = pairs.length === 1;
  const value = isOne ? (first?.stem ?? '') : `${(first?.stem ?? '').replace(/[\d_-]+$/, '')}_{n}`;
  return vscode.window.showInputBox({
    title: isOne ? t('Rename {0}', value) : t('Rename {0} Pictures', pairs.length),
    prompt: isOne
      ? t('The new name, without extension. What belongs to the picture goes along.')
      : t(
          '{0} stands for a number, {1} for the old name. What belongs to a picture goes along.',
          '{n}',
          '{name}',
        ),
    value,
    ...(isOne ? {} : { valueSelection: [0, value.length - '_{n}'.length] as [number, number] }),
    validateInput: (text) => {
      const problem = problemOf(text);
      if (problem !== undefined) return problem;
      if (isOne) return undefined;
      const names = named(text).map((name, index) => `${pairs[index]?.stem} → ${name}`);
      const shown = [...names.slice(0, MOST_SHOWN), ...(names.length > MOST_SHOWN ? ['…'] : [])];
      return { message: shown.join(', '), severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
}

/** Makes what the folders' names are without those that get new ones; anew for each try. */
async function othersBy(pairs: readonly PairFilesResult[]): Promise<() => ReadonlyMap<string, TakenNames>> {
  const own = new Set(
    pairs.flatMap(({ files }) => files.filter(({ isShared }) => !isShared).map(({ uri }) => nameOf(uri))),
  );
  const names = new Map<string, readonly string[]>();
  for (const { folder } of pairs) {
    if (names.has(folder)) continue;
    const all = await namesIn(vscode.Uri.parse(folder));
    names.set(
      folder,
      all.filter((name) => !own.has(name)),
    );
  }
  return () => new Map([...names].map(([folder, left]) => [folder, new TakenNames(left)]));
}

function problemOfNames(
  pairs: readonly PairFilesResult[],
  stems: readonly string[],
  taken: ReadonlyMap<string, TakenNames>,
): string | undefined {
  for (const [index, { folder, files }] of pairs.entries()) {
    const stem = stems[index] ?? '';
    const problem = problemOfName(stem);
    if (problem) return vscode.l10n.t(problem.template, ...problem.args);
    const endings = files.map(({ ending }) => ending);
    const names = taken.get(folder);
    if (names && !names.isFree(stem, endings)) return vscode.l10n.t('There is a file {0} already.', stem);
    names?.add(endings.map((ending) => stem + ending));
  }
  return undefined;
}

function stepsOf(pairs: readonly PairFilesResult[], stems: readonly string[]): readonly Step[] {
  const key = (folder: string, stem: string) => `${folder}/${sameName(stem)}`;
  const renamings = pairs.map(({ folder, stem }, index) => ({
    from: key(folder, stem),
    to: key(folder, stems[index] ?? ''),
  }));
  const away = randomBytes(4).toString('hex');
  const aside = new Map<number, string>();
  return renameOrder(renamings).flatMap(({ index, isAside }): readonly Step[] => {
    const pair = pairs[index];
    if (!pair) return [];
    const from = aside.get(index) ?? pair.stem;
    const to = isAside ? `${pair.stem}.${away}` : (stems[index] ?? '');
    if (isAside) aside.set(index, to);
    if (from === to) return [];
    const changes = changesOf(pair, from, to);
    const otherwise = from === pair.stem ? {} : { otherwise: inverseOf(changesOf(pair, pair.stem, from)) };
    return [{ name: pair.stem, changes, mustFollow: aside.size > 0, ...otherwise }];
  });
}

/** A caption that others need as well is copied, and stays for them. */
function changesOf(
  { folder, stem, files }: PairFilesResult,
  from: string,
  to: string,
): readonly FileChange[] {
  const at = (name: string) => vscode.Uri.joinPath(vscode.Uri.parse(folder), name).toString();
  return files.flatMap(({ uri, role, ending, isShared }): readonly FileChange[] => {
    const old = from === stem ? uri : at(from + ending);
    if (!isShared) return [{ kind: 'rename', from: old, to: at(to + ending) }];
    return role === 'caption' && from === stem ? [{ kind: 'copy', from: uri, to: at(to + ending) }] : [];
  });
}

function nameOf(uri: string): string {
  const { path } = vscode.Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
