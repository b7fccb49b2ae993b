import { linux } from './linux.ts';
import { macOs } from './macos.ts';
import type { Platform } from './platform.ts';
import { type System, thisSystem } from './system.ts';
import { windows } from './windows.ts';

export type { Mark, Platform, PlatformCommand, SystemProcess } from './platform.ts';

/** The platform that we run on, or another one by its system. */
export function platformOf(system: System = thisSystem): Platform {
  if (system.platform === 'win32') return windows(system);
  return system.platform === 'darwin' ? macOs(system) : linux(system);
}
