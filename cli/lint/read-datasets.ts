import { findInConfig } from './lint-target.ts';
import { type LoadedTarget, type LoadSettings, loadTarget } from './load-target.ts';
import { lookUp, type NameDisk } from './named-paths.ts';
import { findTargets, type Target } from './targets.ts';
import * as trouble from './trouble.ts';

/** A dataset that was named. */
export interface NamedDataset extends LoadedTarget {
  readonly target: Target;
}

/** Reads the datasets that paths mean, to do something else than to lint them. What can't be done is told in sentences. */
export function readDatasets(
  disk: NameDisk,
  paths: readonly string[],
  settings: LoadSettings & { readonly relative: (path: string) => string },
): { readonly datasets: readonly NamedDataset[]; readonly troubles: readonly string[] } {
  const { relative } = settings;
  const { named, troubles } = lookUp(disk, { paths, listed: [], ignoreUnknown: false });
  const { targets, strangers, empty } = findTargets(disk.fileSystem, named);
  const datasets = targets.map((target) => ({ target, ...loadTarget(disk.fileSystem, target, settings) }));
  return {
    datasets,
    troubles: [
      ...troubles,
      ...strangers.map((file) => trouble.notOfDataset(relative(file))),
      ...empty.map((folder) => trouble.noDataset(relative(folder))),
      ...datasets.flatMap(({ target: { root, ...target }, configText }) => {
        const { mistakes: configFindings } = findInConfig(root.root, configText, {});
        const told = { target: { root, ...target, covers: () => false }, configText, configFindings };
        return trouble.ofConfig(disk.fileSystem, told, relative);
      }),
    ],
  };
}
