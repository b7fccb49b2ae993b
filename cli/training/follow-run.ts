import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { nodeJournalDisk } from '../../core/node/journal-disk.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { LogFollower } from '../../core/node/training/follow-log.ts';
import { TRAIN_LOG } from '../../core/node/training/run-folder.ts';
import { RunLog } from '../../core/node/training/run-log.ts';
import { type RunStatus, readRunStatus } from '../../core/node/training/run-status.ts';
import { startSupervisor } from '../../core/node/training/start-supervisor.ts';
import { joinPath } from '../../core/path.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { Progress } from '../../core/training/progress.ts';
import { isAtRest, type RunRecord } from '../../core/training/run-record.ts';
import { LogText } from './log-text.ts';

/** To the beginning of the line, and away with all behind it. */
const REDRAW = '\r\u001b[J';
/** How often it looks (ms). */
const TICK = 200;
/** How long a run may stand in the queue before that is worth a word (ms). */
const SHORT_WAIT = 2000;
/** How much of a long log is shown when one comes to it late (bytes). */
const TAIL = 1024 * 1024;

/** How following a run ended. */
export type Followed =
  | { readonly kind: 'over'; readonly record: RunRecord; readonly progress: Progress }
  /** Whoever watched went; the run goes on. */
  | { readonly kind: 'left' }
  /** It waits for somebody to start it: it never was, or its supervisor was lost while it stood in the queue. */
  | { readonly kind: 'not-started' };

/**
 * Shows what a run's trainer prints, until the run is over. Gives it a supervisor where it lost its own.
 * @param cli the file of the `lora` command @param isLeft asked again and again: whether to go
 */
export async function followRun(cli: string, folder: string, isLeft: () => boolean): Promise<Followed> {
  const platform = platformOf();
  const file = joinPath(folder, TRAIN_LOG);
  const follower = LogFollower.atTail(file, TAIL);
  const text = new LogText();
  const show = () => follower.read((piece) => process.stdout.write(text.add(piece)));
  const redraw = () => {
    if (text.bar !== '') process.stdout.write(`${REDRAW}${text.bar}`);
  };
  // A terminal that was narrow when the bar came has cut it, and the next one may be a minute away.
  process.stdout.on('resize', redraw);
  let isToldToWait = false;
  for (;;) {
    const status = await readRunStatus(nodeJournalDisk, platform, folder);
    if (!status) throw new Error(`${folder} is gone.`);
    await show();
    if (isAtRest(status.record) && status.record.state !== 'prepared') {
      process.stdout.write(`${text.rest()}\n`);
      return { kind: 'over', record: status.record, progress: await progressOf(folder, status) };
    }
    if (isLeft()) return { kind: 'left' };
    if (!isStarted(status)) return { kind: 'not-started' };
    if (status.watch === 'unsupervised') await startSupervisor(nodeJournalDisk, cli, folder, 'take-over');
    if (!isToldToWait && isWaiting(status)) {
      isToldToWait = true;
      process.stdout.write('Another run has the GPU: this one waits for its turn.\n');
    }
    await setTimeout(TICK);
  }
}

/** Whether it is not just about to begin. */
function isWaiting({ record: { state, queued } }: RunStatus): boolean {
  return state === 'queued' && queued !== null && Date.now() - Date.parse(queued) > SHORT_WAIT;
}

function isStarted({ record: { state }, watch }: RunStatus): boolean {
  return state === 'running' || (state === 'queued' && watch !== 'unsupervised');
}

async function progressOf(folder: string, { record }: RunStatus): Promise<Progress> {
  const log = new RunLog(folder, trainingById(record.trainer.id));
  await log.finish();
  return log.progress;
}
