import * as path from 'node:path';
import { fromNative } from '../native-path.ts';
import type { System } from './system.ts';

/** The user's folder for us. @param folder where the platform has such folders */
export function configFolder({ env, platform }: System, folder: string): string {
  const own = env['LORA_WORKBENCH_CONFIG'];
  if (own) return fromNative(own);
  return platform === 'win32'
    ? path.win32.join(folder, 'lora-workbench').replaceAll('\\', '/')
    : path.posix.join(folder, 'lora-workbench');
}
