import * as os from 'node:os';
import process from 'node:process';
import type { Command } from 'commander';
import { RunLog } from '../../core/node/training/run-log.ts';
import { spawnDetached } from '../../core/node/training/start-supervisor.ts';
import { supervise } from '../../core/node/training/supervisor/supervise.ts';
import { thisWorld } from '../../core/node/training/supervisor/this-world.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { ExitCode } from '../exit-code.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';
import { findRun } from '../training/run-folder-argument.ts';
import { tellOutcome } from '../training/tell-outcome.ts';

/** Adds `lora run`, the supervisor of a run. */
export function addRun(program: Command): void {
  program
    .command('run')
    .description('Look after a run until it is over: wait for its GPU, start the trainer, note how it ended.')
    .argument('<FOLDER>', 'the folder of the run')
    .option('--background', 'do it in a process of its own, and come back at once')
    .option('--quiet', 'say only what goes wrong')
    .option('--take-over', 'start no trainer, only look after one that runs already')
    .addHelpText(
      'after',
      asWideAsHelp(`
"lora train" starts it by itself, in the background. Ended with Ctrl+C it stops the training; killed, it leaves it
running, and the next "lora attach" takes it over.`),
    )
    .action(run);
}

interface RunFlags {
  readonly background?: boolean;
  readonly takeOver?: boolean;
  readonly quiet?: boolean;
}

async function run(
  written: string,
  { background = false, takeOver = false, quiet = false }: RunFlags,
): Promise<void> {
  const named = findRun(written);
  if ('mistake' in named) return fail(named.mistake);
  if (background)
    return spawnDetached(__filename, named.folder, ['run', '--quiet', ...(takeOver ? ['--take-over'] : [])]);
  let isInterrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isInterrupted = true;
    });
  // A terminal that is closed ends nothing.
  process.on('SIGHUP', () => undefined);
  const world = await thisWorld(complain, () => isInterrupted);
  if (!quiet) tell(`Looking after ${written}. Ctrl+C stops its training.`);
  const supervision = await supervise(world, named.folder, !takeOver);
  if (supervision.kind === 'no-run') return fail(`${written}: its run.json is gone.`);
  if (supervision.kind === 'busy') return fail(busy(written, named.record.host));
  if (supervision.kind === 'not-started') return fail(`${written}: this run was not started.`);
  if (!quiet) {
    const log = new RunLog(named.folder, trainingById(supervision.record.trainer.id));
    await log.finish();
    tell(...tellOutcome(named.folder, supervision.record, log.progress));
  }
  process.exitCode = supervision.record.state === 'succeeded' ? ExitCode.fine : ExitCode.findings;
}

function busy(written: string, host: string): string {
  return host === os.hostname()
    ? `${written}: another process looks after this run.`
    : `${written}: this run belongs to ${host}. If that machine is no more, "lora stop" gives it up.`;
}
