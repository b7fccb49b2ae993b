import * as path from 'node:path';
import process from 'node:process';
import type { CachePlace } from './cache-folder.ts';
import { homeFolder } from './home-folder.ts';

const here: CachePlace = { platform: process.platform, env: process.env, home: homeFolder() };

/**
 * The folder for what a user had us fetch and would miss, shared by all datasets, as a native path: where the platform
 * keeps such things, or what LORA_WORKBENCH_DATA names. It need not exist.
 */
export function dataFolder({ platform, env, home }: CachePlace = here): string {
  const { join, isAbsolute } = platform === 'win32' ? path.win32 : path.posix;
  const own = env['LORA_WORKBENCH_DATA'];
  if (own) return path.resolve(own);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'lora-workbench');
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'lora-workbench');
  }
  // The XDG specification has relative paths ignored.
  const xdg = env['XDG_DATA_HOME'];
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'lora-workbench');
}
