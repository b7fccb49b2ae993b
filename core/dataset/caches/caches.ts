import { basename, dirname, joinPath } from '../../path.ts';
import type { Trainer, TrainerCache } from '../../trainers/trainer.ts';

/** A cache, where it lies, and when it was written (milliseconds since 1970; undefined where that isn't known). */
export interface CacheFile extends TrainerCache {
  readonly path: string;
  readonly modified: number | undefined;
}

/** What is known of a picture or caption that a cache was made of. */
export interface CacheSource {
  /** When it was written, in milliseconds since 1970. */
  readonly modified: number;
  /** Its SHA-256 where a run recorded one and it was touched since; undefined: it is as the runs had it. */
  readonly sha256: string | undefined;
}

/** What one training of ours recorded of the files that it made caches of. */
export interface RecordedRun {
  /** The name of its folder. */
  readonly name: string;
  /** From when to when it may have written caches, in milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
  /** By the picture's path. */
  readonly pairs: ReadonlyMap<string, RecordedPair>;
}
export interface RecordedPair {
  readonly sha256: string | undefined;
  /** The caption file's text as UTF-8 has it, with a byte order mark; undefined where there was none. */
  readonly caption: string | undefined;
}

/** The caches beside a dataset's pictures, and what there is to judge them by. */
export interface Caches {
  /** By the picture's path without its extension. */
  readonly files: ReadonlyMap<string, readonly CacheFile[]>;
  /** By the path of the picture or caption; only of those that have a cache. */
  readonly sources: ReadonlyMap<string, CacheSource>;
  readonly runs: readonly RecordedRun[];
}

export const noCaches: Caches = { files: new Map(), sources: new Map(), runs: [] };

/** Caches and what they were made of, as they became; undefined for what is gone. By path. */
export interface CacheChanges {
  readonly caches?: ReadonlyMap<string, CacheFile | undefined>;
  readonly sources?: ReadonlyMap<string, CacheSource | undefined>;
}

/** The caches after some files came, went or changed. */
export function withCacheChanges(
  before: Caches,
  { caches, sources }: CacheChanges,
  trainer: Trainer,
): Caches {
  if (!caches?.size && !sources?.size) return before;
  const files = new Map(before.files);
  for (const [path, cache] of caches ?? []) {
    const stem = pictureOf(trainer, path);
    if (stem === undefined) continue;
    const others = (files.get(stem) ?? []).filter((one) => one.path !== path);
    const now = cache ? [...others, cache].sort((a, b) => (a.path < b.path ? -1 : 1)) : others;
    now.length > 0 ? files.set(stem, now) : files.delete(stem);
  }
  const known = new Map(before.sources);
  for (const [path, source] of sources ?? []) source ? known.set(path, source) : known.delete(path);
  return { ...before, files, sources: known };
}

/** The picture of a cache, as a path without its extension; undefined for any other file. */
function pictureOf(trainer: Trainer, path: string): string | undefined {
  const cache = trainer.cacheOf(basename(path));
  return cache && joinPath(dirname(path), cache.stem);
}

/** The clocks of file systems are no finer (milliseconds). */
const GRAIN = 2000;

/** The run of ours that wrote a cache, by its time: the last one it may be. */
export function writerOf({ runs }: Caches, { modified }: CacheFile): RecordedRun | undefined {
  if (modified === undefined) return undefined;
  const possible = runs.filter(({ began, ended }) => began - GRAIN <= modified && modified <= ended + GRAIN);
  return possible.sort((a, b) => b.began - a.began)[0];
}

/** Whether a file was written after a cache, by their times. */
export function isNewer(source: CacheSource | undefined, { modified }: CacheFile): boolean {
  return source !== undefined && modified !== undefined && source.modified > modified + GRAIN;
}
