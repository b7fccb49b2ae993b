import { pathOfUri, uriOfPath } from '../uri.ts';

/** By what a run is asked for: the folder that is looked below, and the name of its files. */
export interface RunPlace {
  /** The folder of a run of ours, else that of the checkpoints or of the log. */
  readonly folder: string;
  readonly name: string;
  readonly isOurs: boolean;
  /** Below which all files were found; of ours its own folder. */
  readonly root: string;
}

/** A text that stands for a run. */
export function runIdOf({ folder, name, isOurs, root }: RunPlace): string {
  return JSON.stringify([isOurs ? 'run' : 'output', uriOfPath(root), uriOfPath(folder), name]);
}

/** The run that a text stands for; undefined where it stands for none. */
export function placeOfRun(id: string): RunPlace | undefined {
  const parts = partsOf(id);
  const [kind, rootUri, folderUri, name] = parts;
  const [root, folder] = [pathOfUri(rootUri ?? ''), pathOfUri(folderUri ?? '')];
  if (root === undefined || folder === undefined || name === undefined) return undefined;
  return { root, folder, name, isOurs: kind === 'run' };
}

function partsOf(id: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(id);
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : [];
  } catch {
    return [];
  }
}
