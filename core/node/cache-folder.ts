import * as path from 'node:path';
import process from 'node:process';
import { homeFolder } from './home-folder.ts';

/** What a cache folder depends on. */
export interface CachePlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const here: CachePlace = { platform: process.platform, env: process.env, home: homeFolder() };

/**
 * The folder for what can be made anew, shared by all datasets, as a native path: where the platform keeps such things,
 * or what LORA_WORKBENCH_CACHE names. It need not exist.
 */
export function cacheFolder({ platform, env, home }: CachePlace = here): string {
  const { join, isAbsolute } = platform === 'win32' ? path.win32 : path.posix;
  const own = env['LORA_WORKBENCH_CACHE'];
  if (own) return path.resolve(own);
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'lora-workbench');
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'lora-workbench', 'cache');
  }
  // The XDG specification has relative paths ignored.
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.cache'), 'lora-workbench');
}
