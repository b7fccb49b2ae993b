import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import process from 'node:process';
import { joinPath } from '../../../path.ts';
import type { ProcessIdentity, RunRecord } from '../../../training/run-record.ts';
import { childEnvironment } from '../../child-environment.ts';
import { toNative } from '../../native-path.ts';
import type { Platform } from '../../platform/index.ts';
import { TRAIN_LOG } from '../run-folder.ts';
import { markOf } from '../run-processes.ts';

/** How a process ended, as far as its parent is told. */
export interface Exit {
  readonly code: number | undefined;
  readonly signal: string | undefined;
}

/** A trainer that we started. */
export interface StartedTrainer {
  readonly identity: ProcessIdentity;
  /** How it ended; undefined as long as it runs. */
  exit(): Exit | undefined;
}

/** How often the system is asked when it began: on a machine that is busy with it, it may not answer. */
const TRIES = 3;

/**
 * Starts a run's trainer as the leader of a process group of its own, its output straight into `train.log`: no pipe that
 * breaks with whoever reads it. Where there are no groups it is no detached one: that would have no console, and each
 * program that it starts a window of its own, with the output in it. The launcher then ends with us, but not the
 * trainer below it, which is found by its arguments. (Source: `uv__init_global_job_handle` in libuv's
 * `src/win/process.c`: its job lets go of what its processes start.)
 * @throws Error where the program can't be started, or the system doesn't tell which process it is
 */
export async function startTrainer(
  platform: Platform,
  folder: string,
  record: Pick<RunRecord, 'commands' | 'folder' | 'environment'>,
): Promise<StartedTrainer> {
  const [program = '', ...args] = record.commands[0] ?? [];
  const log = fs.openSync(toNative(joinPath(folder, TRAIN_LOG)), 'a');
  // Not execa: it gives a program pipes or files of its own making, and what is wanted is this very file.
  const child = spawn(toNative(program), args, {
    cwd: toNative(record.folder),
    env: environmentOf(folder, record.environment),
    stdio: ['ignore', log, log],
    detached: platform.hasGroups,
    windowsHide: true,
  });
  fs.closeSync(log);
  let exit: Exit | undefined;
  child.once('exit', (code, signal) => {
    exit = { code: code ?? undefined, signal: signal ?? undefined };
  });
  const failed = new Promise<Error>((resolve) => child.once('error', resolve));
  const { pid } = child;
  if (pid === undefined) throw await failed;
  try {
    return { identity: { pid, start: await startOf(platform, pid) }, exit: () => exit };
  } catch (error) {
    // Nobody could find it again.
    endTree(child, pid);
    throw error;
  }
}

async function startOf(platform: Platform, pid: number): Promise<string> {
  for (let tries = 1; ; tries++) {
    try {
      // One that ended before it could be looked at has no beginning any more.
      return (await platform.startOf(pid)) ?? 'gone';
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

/** Ends a child and its group; where there are no groups, what it has started by now is none yet. */
function endTree(child: ChildProcess, pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function environmentOf(folder: string, added: Readonly<Record<string, string>>): Record<string, string> {
  const mark = markOf(folder);
  return { ...childEnvironment(), ...added, [mark.name]: mark.value };
}
