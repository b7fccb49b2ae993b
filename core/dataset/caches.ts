import { basename, dirname, joinPath } from '../path.ts';
import type { LatentCache, Trainer } from '../trainers/trainer.ts';

/** A cache, and where it lies. */
export interface CacheFile extends LatentCache {
  readonly path: string;
}

/** The latent caches among some files, by the path of their picture without its extension. */
export function cachesByStem(
  trainer: Trainer,
  paths: readonly string[],
): ReadonlyMap<string, readonly CacheFile[]> {
  const byStem = new Map<string, CacheFile[]>();
  for (const path of paths) {
    const cache = trainer.latentCache(basename(path));
    if (!cache) continue;
    const stem = joinPath(dirname(path), cache.stem);
    const list = byStem.get(stem);
    list ? list.push({ path, ...cache }) : byStem.set(stem, [{ path, ...cache }]);
  }
  return byStem;
}
