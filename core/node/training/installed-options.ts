import * as z from 'zod';
import type { FileSystem } from '../../ports.ts';
import { configsOf } from '../../trainers/config-adapters.ts';
import type { InstalledOption, InstalledOptions } from '../../trainers/trainer-configs.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import { type Inputs, noticing } from '../inputs/inputs.ts';
import type { ResultCache } from '../inputs/result-cache.ts';
import { fromNative } from '../native-path.ts';
import type { Platform } from '../platform/index.ts';
import { readUserFiles } from './user-folder.ts';

/** So long an answer holds (ms): nobody changes their trainer more often. */
const HOLDS = 60_000;
/** Grows when options are read in another way. */
const FORMAT = 1;

const value = z.union([z.string(), z.number(), z.boolean()]);
const kept = z.array(
  z.tuple([
    z.string(),
    z.object({
      form: z.enum(['flag', 'int', 'float', 'number', 'text', 'texts', 'floats']).optional(),
      choices: z.array(value).readonly().optional(),
      default: value.optional(),
      help: z.string().optional(),
      isElsewhere: z.literal(true).optional(),
    }),
  ]),
);

/** What the options are looked up with. */
export interface InstalledOptionsPorts {
  readonly now?: () => number;
  /** Where they are kept between sessions; they are read anew when a source of the trainer is another one. */
  readonly cache?: Pick<ResultCache, 'get' | 'keep'>;
  /** Where it is told what went wrong with that. */
  readonly log?: (line: string) => void;
}

/** Tells the options of the version of a trainer that the user has; undefined where we don't know of any. */
export function installedOptionsOn(
  fileSystem: FileSystem,
  platform: Platform,
  ports: InstalledOptionsPorts = {},
): (trainer: string) => InstalledOptions | undefined {
  const { now = Date.now } = ports;
  const known = new Map<string, { readonly options: InstalledOptions | undefined; readonly until: number }>();
  let last: { readonly written: string; readonly options: InstalledOptions | undefined } | undefined;
  return (trainer) => {
    const before = known.get(trainer);
    if (before && now() < before.until) return before.options;
    const read = readOptions(fileSystem, platform, trainer, ports);
    // The same object as long as they are the same: what is made of it is made once.
    const written = JSON.stringify([...(read ?? [])]);
    if (last?.written !== written) last = { written, options: read };
    known.set(trainer, { options: last.options, until: now() + HOLDS });
    return last.options;
  };
}

function readOptions(
  fileSystem: FileSystem,
  platform: Platform,
  trainer: string,
  { cache, log = () => {} }: InstalledOptionsPorts,
): InstalledOptions | undefined {
  const place = readUserFiles(fileSystem, platform.configFolder).trainers[trainer]?.path;
  if (place === undefined || place.startsWith('~')) return undefined;
  const checkout = trainingById(trainer).readCheckout(fileSystem, fromNative(place), platform.pythonIn);
  if (checkout.kind !== 'found') return undefined;
  const { scripts } = checkout.installation;
  const key = [String(FORMAT), trainer, scripts];
  const before = cache && fromCache(cache, key, fileSystem);
  if (before) return before;
  const begun = Date.now();
  const noticed = noticing(fileSystem);
  const options = configsOf(trainer).installedOptions(noticed, scripts);
  if (options && cache) {
    cache
      .keep(key, { text: JSON.stringify([...options]), rest: noticed.inputs() }, noticed.inputs(), begun)
      .catch((error: unknown) => log(`the trainer's options are not kept: ${error}`));
  }
  return options;
}

/** What was kept, as long as the trainer's sources are the same. */
function fromCache(
  cache: Pick<ResultCache, 'get'>,
  key: readonly string[],
  fileSystem: FileSystem,
): InstalledOptions | undefined {
  const found = cache.get(key);
  if (!found) return undefined;
  try {
    const options: InstalledOptions = new Map(
      kept.parse(JSON.parse(found.text)) as (readonly [string, InstalledOption])[],
    );
    // Who notices what is looked at shall know of the sources all the same.
    const { files, listed } = found.rest as Inputs;
    for (const folder of listed) fileSystem.list(folder);
    for (const file of files) fileSystem.times(file);
    return options;
  } catch {
    return undefined;
  }
}
