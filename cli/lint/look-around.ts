import type { PathKind } from '../../core/node/path-kind.ts';
import { isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import type { LintedConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import type { InstalledOptions } from '../../core/trainers/trainer-configs.ts';
import { ConfigLint } from './lint-configs.ts';
import { lookUp, type NameDisk, type Names } from './named-paths.ts';
import { findTargets, type NamedPath, type Target } from './targets.ts';
import * as trouble from './trouble.ts';

/** What names mean, before a dataset is read. */
export interface Around {
  /** Notices folders that can't be listed. */
  readonly fileSystem: FileSystem;
  readonly named: readonly NamedPath[];
  readonly targets: readonly Target[];
  /** The trainer's own configurations, linted. */
  readonly configs: readonly LintedConfig[];
  /** What could not be done, in sentences. */
  readonly troubles: readonly string[];
  /** What is worth saying, but no trouble. */
  readonly notes: readonly string[];
  /** The options that the installed version of the trainer has, where it is known. */
  readonly installed: () => InstalledOptions | undefined;
  /** Which folders could not be listed so far, in sentences. */
  readonly unlisted: () => readonly string[];
}

/** How to look around. */
export interface LookSettings {
  readonly severities: SeverityFlags;
  /** How a path is shown. */
  readonly relative: (path: string) => string;
}

/** Sorts out what names mean: datasets, and configurations of the trainer, which are linted at once. */
export function lookAround(disk: NameDisk, names: Names, { severities, relative }: LookSettings): Around {
  const { named, failed, troubles } = lookUp(disk, names);
  const { fileSystem, unlisted } = noticingUnlisted(disk);
  const configLint = new ConfigLint(fileSystem, severities);
  const { configs, others } = configLint.named(named);
  const { targets, strangers: unknown, empty } = findTargets(fileSystem, others);
  const texts = configLint.strangers(unknown);
  const found = [...texts, ...configLint.found(targets, foldersIn(others), [...configs, ...texts])];
  const strangers = unknown.filter((file) => !found.some(({ path }) => path === file));
  return {
    fileSystem,
    named,
    targets,
    configs: [...configs, ...found],
    troubles: [...troubles, ...strangers.map((file) => trouble.notForLint(relative(file)))],
    notes: empty
      .filter((folder) => !found.some(({ path }) => isWithin(path, folder)))
      .map((folder) => trouble.nothingIn(relative(folder))),
    installed: () => configLint.installed,
    unlisted: () =>
      [...unlisted].flatMap(([folder, failure]) =>
        failed.has(folder) || !isConcerned(folder, named, targets)
          ? []
          : [trouble.ofFailure(failure, relative(folder))],
      ),
  };
}

type Failed = Exclude<PathKind, string>;

/** The file system, with the folders noticed that could not be listed: core takes them for empty. */
function noticingUnlisted({ fileSystem, pathKind }: NameDisk): {
  fileSystem: FileSystem;
  unlisted: ReadonlyMap<string, Failed>;
} {
  const unlisted = new Map<string, Failed>();
  const list = (folder: string) => {
    const entries = fileSystem.list(folder);
    const kind = entries.length === 0 ? pathKind(folder) : 'folder';
    if (typeof kind !== 'string') unlisted.set(folder, kind);
    return entries;
  };
  return { fileSystem: { ...fileSystem, list }, unlisted };
}

/** Whether a folder is part of what was asked about; the ones above it were only looked into for a configuration. */
function isConcerned(folder: string, named: readonly NamedPath[], targets: readonly Target[]): boolean {
  return [...named.map(({ path }) => path), ...targets.map(({ root }) => root.root)].some((around) =>
    isWithin(folder, around),
  );
}

function foldersIn(named: readonly NamedPath[]): readonly string[] {
  return named.filter(({ kind }) => kind === 'folder').map(({ path }) => path);
}
