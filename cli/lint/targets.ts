import { CONFIG_FILE } from '../../core/config/schema.ts';
import { basename, dirname, isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { datasetsAround, type Found } from './around.ts';

/** A path of the command line, as core has it. */
export interface NamedPath {
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Whether it is passed over in silence where it is nothing to lint. */
  readonly mayBeUnknown?: boolean;
}

/** A dataset to lint, and which part of it was named. */
export interface Target extends Found {
  /** Whether findings of a file are to be told. */
  readonly covers: (file: string) => boolean;
  /** The files and folders that name it. */
  readonly paths: readonly string[];
}

/** What the named paths mean. */
export interface Targets {
  readonly targets: readonly Target[];
  /** Named files that are nothing to lint. */
  readonly strangers: readonly string[];
  /** Named folders in which there is nothing to lint. */
  readonly empty: readonly string[];
}

interface Named extends Found {
  readonly namedFiles: Set<string>;
  readonly namedFolders: Set<string>;
}

/** Finds the datasets of all named paths; one that several paths name is one target. */
export function findTargets(fileSystem: FileSystem, paths: readonly NamedPath[]): Targets {
  const named = new Map<string, Named>();
  const strangers: string[] = [];
  const empty: string[] = [];
  const search = remembering(fileSystem);
  for (const { path, kind, mayBeUnknown } of paths) {
    const around = kind === 'folder' ? search(path, 'tree') : search(dirname(path), 'folder');
    const concerned = around.filter((one) => kind === 'folder' || one.has(path));
    for (const { found } of concerned) {
      const key = JSON.stringify(found.root);
      const target = named.get(key) ?? { ...found, namedFiles: new Set(), namedFolders: new Set() };
      named.set(key, target);
      (kind === 'folder' ? target.namedFolders : target.namedFiles).add(path);
    }
    if (concerned.length === 0 && !mayBeUnknown) (kind === 'folder' ? empty : strangers).push(path);
  }
  return { targets: [...named.values()].map(targetOf), strangers, empty };
}

/** Whoever names a thousand files of a folder has it searched once. */
function remembering(fileSystem: FileSystem) {
  const known = new Map<string, readonly { found: Found; has: (file: string) => boolean }[]>();
  return (folder: string, depth: 'tree' | 'folder') => {
    const key = JSON.stringify([folder, depth]);
    const around =
      known.get(key) ??
      datasetsAround(fileSystem, folder, depth).map((found) => ({ found, has: lookup(found) }));
    known.set(key, around);
    return around;
  };
}

/** Whether a file is one of a dataset's: its configuration, a picture or a caption. */
function lookup({ root, files }: Found): (file: string) => boolean {
  let own: ReadonlySet<string> | undefined;
  return (file) => {
    if (basename(file) === CONFIG_FILE) return root.origin === 'config' && dirname(file) === root.root;
    own ??= new Set([...files.images, ...files.captions, ...files.others]);
    return own.has(file);
  };
}

function targetOf({ namedFiles, namedFolders, ...found }: Named): Target {
  const folders = [...namedFolders];
  return {
    ...found,
    paths: [...namedFiles, ...folders],
    covers: (file) => namedFiles.has(file) || folders.some((folder) => isWithin(file, folder)),
  };
}
