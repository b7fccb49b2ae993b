import * as nodeModule from 'node:module';
import * as path from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { makeFolder } from './disk/make-folder.ts';

/** When what was compiled is kept at the latest (ms): an editor may end its server without a word, and a signal a command. */
const SETTLED = 10_000;

/** Since Node 22; the types are those of 20. */
const { enableCompileCache, flushCompileCache } = nodeModule as {
  readonly enableCompileCache?: (folder: string) => unknown;
  readonly flushCompileCache?: () => void;
};

/**
 * Has Node keep what it compiles from now on, in the cache folder, and take it from there the next time: most of a program's
 * start goes into that. Only what is loaded afterwards counts, so a program is to be a bundle of its own. Where Node can't, or
 * the folder can't be made or written, all is as without.
 */
export function keepCompiledCode(): void {
  if (!enableCompileCache) return;
  const folder = path.join(cacheFolder(), 'compiled');
  try {
    // Node would make it, too, but for some it never comes back.
    makeFolder(folder);
  } catch {
    return;
  }
  enableCompileCache(folder);
  // Node does so by itself at an ordinary end.
  if (flushCompileCache) setTimeout(flushCompileCache, SETTLED).unref();
}
