import * as z from 'zod';
import { basename, dirname, joinPath, splitExtension } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import { RUN_FILE } from '../../training/run-record.ts';
import { parseTrainedPairs, TRAINED_FILE } from '../../training/trained-pairs.ts';
import {
  type CacheFile,
  type CacheSource,
  type Caches,
  noCaches,
  type RecordedPair,
  type RecordedRun,
} from './caches.ts';

/** Where a dataset's runs lie. */
const RUNS = 'runs';
/** A record of more bytes is none. */
const LARGEST_RECORD = 64 * 1024 * 1024;

/** What caches are looked for by. */
export interface CachedFiles {
  readonly root: string;
  readonly trainer: Trainer;
  readonly captionExtension: string;
  readonly images: readonly string[];
  readonly captions: readonly string[];
  /** Those beside the pictures. */
  readonly caches: readonly string[];
}

/** Reads what there is to judge a dataset's caches by: times, and what our runs recorded. Of pictures it may read all. */
export function readCaches(fileSystem: FileSystem, files: CachedFiles): Caches {
  if (files.caches.length === 0) return noCaches;
  const caches = files.caches.flatMap((path) => readCache(fileSystem, files.trainer, path) ?? []);
  const byStem = new Map<string, CacheFile[]>();
  for (const cache of caches) {
    const stem = joinPath(dirname(cache.path), cache.stem);
    const known = byStem.get(stem);
    known ? known.push(cache) : byStem.set(stem, [cache]);
  }
  const runs = readRuns(fileSystem, files.root, caches);
  const captions = new Set(files.captions);
  const sources = new Map<string, CacheSource>();
  for (const image of files.images) {
    if (!byStem.has(splitExtension(image)[0])) continue;
    const caption = files.trainer
      .captionCandidates(image, files.captionExtension)
      .find((path) => captions.has(path));
    for (const path of caption === undefined ? [image] : [image, caption]) {
      const source = readSource(fileSystem, runs, path);
      if (source) sources.set(path, source);
    }
  }
  return { files: byStem, sources, runs };
}

/** A cache as it is now; undefined for a file that is none or is gone. */
export function readCache(fileSystem: FileSystem, trainer: Trainer, path: string): CacheFile | undefined {
  const cache = trainer.cacheOf(basename(path));
  return cache && { ...cache, path, modified: fileSystem.times(path)?.modified };
}

/** A picture or caption as it is now. Read for its digest only where a run recorded one and the file was touched since. */
export function readSource(
  fileSystem: FileSystem,
  runs: readonly RecordedRun[],
  path: string,
): CacheSource | undefined {
  const times = fileSystem.times(path);
  if (!times) return undefined;
  const { modified, changed } = times;
  const isTouched = runs.some(
    ({ began, pairs }) =>
      pairs.get(path)?.sha256 !== undefined && Math.max(modified, changed) > began - TOUCHED_BEFORE,
  );
  return { modified, sha256: isTouched ? fileSystem.digest(path) : undefined };
}

/** A file that was touched so shortly before a run began (milliseconds) may as well have been touched after. */
const TOUCHED_BEFORE = 2000;

/** The runs that may have written one of the caches. */
function readRuns(
  fileSystem: FileSystem,
  root: string,
  caches: readonly CacheFile[],
): readonly RecordedRun[] {
  // That a folder is not there is nothing to complain of, as it would be of one that is listed.
  const place = joinPath(root, RUNS);
  if (caches.length === 0 || fileSystem.realPath(place) === undefined) return [];
  const times = caches.flatMap(({ modified }) => modified ?? []);
  const folders = fileSystem.list(place).filter(({ kind }) => kind === 'folder');
  return folders
    .map(({ name }) => name)
    .sort()
    .flatMap((name): readonly RecordedRun[] => {
      const folder = joinPath(place, name);
      const span = spanOf(fileSystem, folder);
      if (!span || !times.some((time) => span.began - TOUCHED_BEFORE <= time)) return [];
      const text = fileSystem.readText(joinPath(folder, TRAINED_FILE), LARGEST_RECORD);
      const pairs = 'text' in text ? parseTrainedPairs(text.text) : undefined;
      if (!pairs) return [];
      const recorded = pairs.map(({ image, sha256, caption }): [string, RecordedPair] => {
        return [joinPath(root, image), { sha256: sha256 ?? undefined, caption: caption ?? undefined }];
      });
      return [{ name, ...span, pairs: new Map(recorded) }];
    });
}

/** As much of a run's record as tells when it ran. */
const running = z.object({
  state: z.string(),
  started: z.nullable(z.string()),
  ended: z.nullable(z.string()),
});

/** From when to when a run may have written caches; undefined for one that never began, or of whose end nobody knows. */
function spanOf(fileSystem: FileSystem, folder: string): Pick<RecordedRun, 'began' | 'ended'> | undefined {
  const text = fileSystem.readText(joinPath(folder, RUN_FILE), LARGEST_RECORD);
  const run = 'text' in text ? parsed(text.text) : undefined;
  const began = Date.parse(run?.started ?? '');
  const ended = run?.state === 'running' ? Number.POSITIVE_INFINITY : Date.parse(run?.ended ?? '');
  return Number.isNaN(began) || Number.isNaN(ended) ? undefined : { began, ended };
}

function parsed(json: string): z.infer<typeof running> | undefined {
  try {
    return running.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
