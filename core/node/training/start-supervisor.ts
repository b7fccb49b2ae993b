import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { joinPath } from '../../path.ts';
import { isAtRest, type ProcessIdentity, type RunRecord } from '../../training/run-record.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { toNative } from '../native-path.ts';
import { platformOf } from '../platform/index.ts';
import { readRecord, SUPERVISOR_LOG } from './run-folder.ts';
import { isAlive } from './run-processes.ts';
import { RunTrouble } from './run-trouble.ts';

/** How long it may take until it looks after its run (ms): on a loaded machine a process starts slowly. */
const PATIENCE = 30_000;
const TICK = 50;
/** How long it may go on after it complained (ms): what Node itself remarks at its start is no failure. */
const GRACE = 2_000;

/** Whether a supervisor starts a run's trainer, or only looks after one that lost its supervisor. */
export type Start = 'start' | 'take-over';

/**
 * Starts the supervisor of a run: a process that outlives this one and whatever ends it with all its children, run by
 * what runs us, since a user of an editor may have no Node. Resolves when it looks after the run.
 * @param cli the file of the `lora` command
 * @throws RunTrouble that says why it does not
 */
export async function startSupervisor(
  disk: JournalDisk,
  cli: string,
  folder: string,
  how: Start,
): Promise<RunRecord> {
  const log = joinPath(folder, SUPERVISOR_LOG);
  const now = readRecord(disk, folder);
  // Whoever else saw that it is alone may have been quicker: its own would only complain that there is one.
  if (now && !isAtRest(now) && (await isLookedAfter(now))) return now;
  const before = { supervisor: now?.supervisor, log: sizeOf(log) };
  // By way of a process that ends at once: editors end their children's children by looking who started whom.
  spawnDetached(cli, folder, ['run', '--background', ...(how === 'start' ? [] : ['--take-over'])]);
  for (let waited = 0, complained = 0; waited < PATIENCE; waited += TICK) {
    const record = readRecord(disk, folder);
    // Another process may have been quicker than ours.
    const isTaken = record?.supervisor && !isSame(record.supervisor, before.supervisor);
    if (record && (isTaken || (record.state !== 'prepared' && isAtRest(record)))) return record;
    if (sizeOf(log) > before.log) complained += TICK;
    if (complained > GRACE) throw new RunTrouble(`The supervisor of the run did not start: ${lastLine(log)}`);
    await setTimeout(TICK);
  }
  throw new RunTrouble(`The supervisor of the run did not answer within ${PATIENCE / 1000} s. See ${log}.`);
}

/** Starts the `lora` command on a run as a process of its own; what it has to say goes into the run's log. */
export function spawnDetached(cli: string, folder: string, args: readonly string[]): void {
  const file = fs.openSync(toNative(joinPath(folder, SUPERVISOR_LOG)), 'a');
  const child = spawn(process.execPath, [cli, ...args, toNative(folder)], {
    cwd: toNative(folder),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', file, file],
    detached: true,
    windowsHide: true,
  });
  fs.closeSync(file);
  child.once('error', (error) => fs.appendFileSync(toNative(joinPath(folder, SUPERVISOR_LOG)), `${error}\n`));
  child.unref();
}

async function isLookedAfter({ supervisor }: RunRecord): Promise<boolean> {
  // Where the system doesn't tell, one more is tried.
  return await isAlive(platformOf(), supervisor).catch(() => false);
}

/** Numbers alone come again, soon in a container. */
function isSame(one: ProcessIdentity, other: ProcessIdentity | null | undefined): boolean {
  return one.pid === other?.pid && one.start === other.start;
}

function sizeOf(file: string): number {
  return fs.statSync(toNative(file), { throwIfNoEntry: false })?.size ?? 0;
}

function lastLine(file: string): string {
  return fs.readFileSync(toNative(file), 'utf8').trimEnd().split('\n').at(-1) ?? '';
}
