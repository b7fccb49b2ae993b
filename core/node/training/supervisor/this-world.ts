import { spawn } from 'node:child_process';
import * as os from 'node:os';
import * as path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { nodeJournalDisk } from '../../disk/journal-disk.ts';
import { type Platform, platformOf } from '../../platform/index.ts';
import { stateFolder } from '../../state-folder.ts';
import { freeSpace } from '../free-space.ts';
import type { LockHolder } from '../process-lock.ts';
import { startTrainer } from './trainer-process.ts';
import type { World } from './world.ts';

/** This machine, for a supervisor that is this process. */
export async function thisWorld(log: (line: string) => void, isInterrupted: () => boolean): Promise<World> {
  const holder = await thisProcess(platformOf());
  // What can't be told on a full disk is not worth ending for.
  process.stderr.on('error', () => undefined);
  return {
    ...holder,
    state: stateFolder(),
    now: () => new Date().toISOString(),
    wait: (milliseconds) => setTimeout(milliseconds),
    startTrainer: (folder, record) => startTrainer(holder.platform, folder, record),
    freeSpace: (folder) => freeSpace(folder) ?? Number.POSITIVE_INFINITY,
    keepAwake: (pid) => keepAwake(holder.platform, pid),
    isInterrupted,
    log,
  };
}

/** This process, as a holder of locks. */
export async function thisProcess(platform: Platform): Promise<LockHolder> {
  const start = await platform.startOf(process.pid);
  if (start === undefined) throw new Error('The system does not tell when this process began.');
  return { disk: nodeJournalDisk, platform, host: os.hostname(), me: { pid: process.pid, start } };
}

/** Without the system's tool, or without the right to use it, the machine sleeps as it always does. */
function keepAwake(platform: Platform, pid: number): void {
  const { program, args, detached } = platform.keepAwake(pid);
  const cwd = path.parse(process.execPath).root;
  const child = spawn(program, args, { cwd, stdio: 'ignore', detached, windowsHide: true });
  child.once('error', () => undefined);
  child.unref();
}
