import * as path from 'node:path';
import { digestOf } from '../digest.ts';
import { fromNative } from '../native-path.ts';
import type { Platform } from '../platform/index.ts';
import type { Lock } from '../training/lock.ts';
import { takeProcessLock } from '../training/process-lock.ts';
import { thisProcess } from '../training/supervisor/this-world.ts';

/**
 * Takes the lock of a file that is downloaded to: several windows, each with a server, share one folder.
 * @param file native
 * @returns undefined where it is being downloaded to
 */
export async function downloadLock(platform: Platform, file: string): Promise<Lock | undefined> {
  // Beside the folder: what comes into that one is looked at as a list.
  const folder = path.join(path.dirname(path.dirname(file)), 'locks');
  const name = digestOf(Buffer.from(file)).slice(0, 32);
  return takeProcessLock(await thisProcess(platform), fromNative(folder), name);
}
