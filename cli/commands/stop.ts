import * as os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { stopRun } from '../../core/node/training/stop-run.ts';
import { isAtRest } from '../../core/training/run-record.ts';
import { fail } from '../terminal/fail.ts';
import { tell } from '../terminal/tell.ts';
import { findRun } from '../training/run-folder-argument.ts';

/** How long stopping at once may take (ms): asking, waiting, ending. */
const PATIENCE = 60_000;
const TICK = 100;

/** Adds `lora stop`. */
export function addStop(program: Command): void {
  program
    .command('stop')
    .description(
      'Stop a run. The trainer saves nothing then: what it trained since the last checkpoint is lost.',
    )
    .argument('<FOLDER>', 'the folder of the run')
    .option('--after-checkpoint', 'let it train on until the next checkpoint is saved')
    .action(stop);
}

async function stop(
  written: string,
  { afterCheckpoint = false }: { afterCheckpoint?: boolean },
): Promise<void> {
  const named = findRun(written);
  if ('mistake' in named) return fail(named.mistake);
  const { folder, record } = named;
  if (isAtRest(record)) return tell(`${record.name} does not run: it is ${record.state}.`);
  await stopRun(
    nodeJournalDisk,
    platformOf(),
    __filename,
    folder,
    afterCheckpoint ? 'after-checkpoint' : 'now',
  );
  // One that waits for its GPU is stopped at once.
  if (afterCheckpoint && record.state === 'running')
    return tell(`${record.name} stops when its next checkpoint is saved.`);
  for (let waited = 0; waited < PATIENCE; waited += TICK) {
    const now = readRecord(nodeJournalDisk, folder);
    if (now && isAtRest(now)) return tell(`${record.name} is ${now.state}.`);
    await setTimeout(TICK);
  }
  const other =
    record.host === os.hostname()
      ? ''
      : ` It runs on ${record.host}; if that machine is no more, stop it again.`;
  fail(`${record.name} was asked to stop, and still runs after ${PATIENCE / 1000} s.${other}`);
}
