import * as nodeModule from 'node:module';
import * as path from 'node:path';
import { cacheFolder } from '../core/node/cache-folder.ts';

/** When what was compiled is kept (ms): an editor may end its server without a word. */
const SETTLED = 10_000;

/** Since Node 22; the types are those of 20. */
const { enableCompileCache, flushCompileCache } = nodeModule as {
  readonly enableCompileCache?: (folder: string) => unknown;
  readonly flushCompileCache?: () => void;
};
// Most of the time until the first answer goes into compiling the server. That can be kept; where it can't, or the
// folder can't be written, all is as without.
enableCompileCache?.(path.join(cacheFolder(), 'compiled'));
// A bundle of its own: what is to come from the cache must be loaded after that is there.
require('./language-server.js');
if (flushCompileCache) setTimeout(flushCompileCache, SETTLED).unref();
