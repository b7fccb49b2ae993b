import type { FileSystem } from '../../ports.ts';
import { configsOf } from '../../trainers/config-adapters.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import { fromNative } from '../native-path.ts';
import type { Platform } from '../platform/index.ts';
import { readUserFiles } from './user-folder.ts';

/** So long an answer holds (ms): nobody changes their trainer more often. */
const HOLDS = 60_000;

/** Tells the options of the version of a trainer that the user has; undefined where we don't know of any. */
export function installedOptionsOn(
  fileSystem: FileSystem,
  platform: Platform,
  now: () => number = Date.now,
): (trainer: string) => ReadonlySet<string> | undefined {
  const known = new Map<
    string,
    { readonly options: ReadonlySet<string> | undefined; readonly until: number }
  >();
  return (trainer) => {
    const before = known.get(trainer);
    if (before && now() < before.until) return before.options;
    const options = read(fileSystem, platform, trainer);
    known.set(trainer, { options, until: now() + HOLDS });
    return options;
  };
}

function read(fileSystem: FileSystem, platform: Platform, trainer: string): ReadonlySet<string> | undefined {
  const place = readUserFiles(fileSystem, platform.configFolder).trainers[trainer]?.path;
  if (place === undefined || place.startsWith('~')) return undefined;
  const checkout = trainingById(trainer).readCheckout(fileSystem, fromNative(place), platform.pythonIn);
  return checkout.kind === 'found'
    ? configsOf(trainer).installedOptions(fileSystem, checkout.installation.scripts)
    : undefined;
}
