import * as path from 'node:path';
import { homeFolder } from './home-folder.ts';
import { fromNative } from './native-path.ts';

/** Where what we keep for a user between sessions lies, by the platform's custom; `LORA_WORKBENCH_STATE` overrides it. */
export function stateFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = environment['LORA_WORKBENCH_STATE'];
  if (own) return fromNative(own);
  const home = homeFolder();
  const given =
    platform === 'win32'
      ? environment['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local')
      : platform === 'darwin'
        ? path.join(home, 'Library', 'Application Support')
        : absoluteOr(environment['XDG_STATE_HOME'], path.join(home, '.local', 'state'));
  return fromNative(path.join(given, 'lora-workbench'));
}

/** The XDG specification has relative paths ignored. */
function absoluteOr(given: string | undefined, otherwise: string): string {
  return given && path.isAbsolute(given) ? given : otherwise;
}
