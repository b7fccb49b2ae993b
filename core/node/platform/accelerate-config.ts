import * as path from 'node:path';
import { fromNative } from '../native-path.ts';
import type { System } from './system.ts';

/** Where accelerate looks for the user's configuration. Source: its `commands/config/config_args.py`. */
export function accelerateConfig({ env, home, platform }: System): string {
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  const cache = env['XDG_CACHE_HOME'] ?? join(home, '.cache');
  const folder = env['HF_HOME'] ?? join(cache, 'huggingface');
  const file = join(folder.replace(/^~(?=[/\\]|$)/, home), 'accelerate', 'default_config.yaml');
  return platform === 'win32' ? file.replaceAll('\\', '/') : fromNative(file);
}
