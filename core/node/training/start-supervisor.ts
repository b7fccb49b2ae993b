import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { joinPath } from '../../path.ts';
import { isAtRest, type RunRecord } from '../../training/run-record.ts';
import type { JournalDisk } from '../journal-disk.ts';
import { toNative } from '../native-path.ts';
import { readRecord, SUPERVISOR_LOG } from './run-folder.ts';

/** How long it may take until it looks after its run (ms): on a loaded machine a process starts slowly. */
const PATIENCE = 30_000;
const TICK = 50;

/**
 * Starts the supervisor of a run: a process of its own that outlives this one, run by what runs us, since a user of an
 * editor may have no Node. Resolves when it looks after the run.
 * @param cli the file of the `lora` command
 * @throws Error that says why it does not
 */
export async function startSupervisor(disk: JournalDisk, cli: string, folder: string): Promise<RunRecord> {
  const log = joinPath(folder, SUPERVISOR_LOG);
  const file = fs.openSync(toNative(log), 'a');
  const child = spawn(process.execPath, [cli, 'run', toNative(folder)], {
    cwd: toNative(folder),
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', file, file],
    detached: true,
    windowsHide: true,
  });
  fs.closeSync(file);
  let end: string | undefined;
  child.once('error', (error) => {
    end = error.message;
  });
  child.once('exit', (code, signal) => {
    end = `it ended with ${signal ?? `exit code ${code}`}`;
  });
  for (let waited = 0; waited < PATIENCE; waited += TICK) {
    const record = readRecord(disk, folder);
    if (record && (record.supervisor !== null || (record.state !== 'prepared' && isAtRest(record)))) {
      child.unref();
      return record;
    }
    if (end !== undefined) throw new Error(`The supervisor of the run did not start: ${end}. See ${log}.`);
    await setTimeout(TICK);
  }
  child.unref();
  throw new Error(`The supervisor of the run did not answer within ${PATIENCE / 1000} s. See ${log}.`);
}
