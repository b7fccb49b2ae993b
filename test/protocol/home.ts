import path from 'node:path';

/** A home in which no program is, so that a test finds the same on each machine. */
export function homeIn(state: string): NodeJS.ProcessEnv {
  const home = path.join(state, 'home');
  return {
    ...{ HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home, HF_HOME: home },
    ...{ XDG_DATA_HOME: home, XDG_CACHE_HOME: home },
    LORA_WORKBENCH_CACHE: process.env['LORA_WORKBENCH_CACHE'] ?? path.join(state, 'cache'),
    LORA_WORKBENCH_DATA: path.join(state, 'data'),
  };
}
