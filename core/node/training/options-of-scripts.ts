import type { InstalledOptions } from '../../trainers/trainer-configs.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { nodeFileSystem } from '../file-system.ts';

/** So long an answer holds (ms): a training is prepared anew with each word that changes, the trainer's source hardly ever. */
const HOLDS = 60_000;

const known = new Map<string, { readonly options: InstalledOptions | undefined; readonly until: number }>();

/** The options that a trainer's scripts have, whether or not they are those that the user named; undefined where they don't tell. */
export function optionsOfScripts(training: TrainingAdapter, scripts: string): InstalledOptions | undefined {
  const before = known.get(scripts);
  if (before && Date.now() < before.until) return before.options;
  const options = training.installedOptions(nodeFileSystem, scripts);
  known.set(scripts, { options, until: Date.now() + HOLDS });
  return options;
}
