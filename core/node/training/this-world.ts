import { spawn } from 'node:child_process';
import * as os from 'node:os';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { nodeJournalDisk } from '../journal-disk.ts';
import { type Platform, platformOf } from '../platform.ts';
import { stateFolder } from '../state-folder.ts';
import { startTrainer } from './trainer-process.ts';
import type { World } from './world.ts';

/** This machine, for a supervisor that is this process. */
export async function thisWorld(log: (line: string) => void, isInterrupted: () => boolean): Promise<World> {
  const platform = platformOf();
  return {
    disk: nodeJournalDisk,
    platform,
    state: stateFolder(),
    host: os.hostname(),
    me: { pid: process.pid, start: (await platform.startOf(process.pid)) ?? 'unknown' },
    now: () => new Date().toISOString(),
    wait: (milliseconds) => setTimeout(milliseconds),
    startTrainer: (folder, record) => startTrainer(platform, folder, record),
    keepAwake: (pid) => keepAwake(platform, pid),
    isInterrupted,
    log,
  };
}

/** Without the system's tool, or without the right to use it, the machine sleeps as it always does. */
function keepAwake(platform: Platform, pid: number): void {
  const { program, args } = platform.keepAwake(pid);
  const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true });
  child.once('error', () => undefined);
  child.unref();
}
