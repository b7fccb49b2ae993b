import { setTimeout } from 'node:timers/promises';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { readRecord, TRAIN_LOG } from '../../core/node/training/run-folder.ts';
import { RunLog } from '../../core/node/training/run-log.ts';
import { readRunStatus, type Watch } from '../../core/node/training/run-status.ts';
import { RunTrouble } from '../../core/node/training/run-trouble.ts';
import { startSupervisor } from '../../core/node/training/start-supervisor.ts';
import { joinPath } from '../../core/path.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { Progress } from '../../core/training/progress.ts';
import { isAtRest, type RunRecord } from '../../core/training/run-record.ts';
import { isOutputUnread } from '../terminal/streams.ts';
import { tell } from '../terminal/tell.ts';
import { LogScreen } from './log-screen.ts';

/** How often it looks (ms). */
const TICK = 200;
/** How long the answer whether its supervisor lives is believed (ms): asking costs a process on some systems. */
const BELIEVED = 2000;
/** How long a run may stand in the queue, or its trainer print nothing, before that is worth a word (ms). */
const SHORT_WAIT = 2000;

/** How following a run ended. */
export type Followed =
  | { readonly kind: 'over'; readonly record: RunRecord; readonly progress: Progress }
  /** Whoever watched went; the run goes on. */
  | { readonly kind: 'left'; readonly record: RunRecord }
  /** It waits for somebody to start it: it never was, or its supervisor was lost while it stood in the queue. */
  | { readonly kind: 'not-started' };

/**
 * Shows what a run's trainer prints, until the run is over. Gives it a supervisor where it lost its own.
 * @param cli the file of the `lora` command @param isLeft asked again and again: whether to go
 */
export async function followRun(cli: string, folder: string, isLeft: () => boolean): Promise<Followed> {
  const screen = new LogScreen(joinPath(folder, TRAIN_LOG));
  let watch: Watch | undefined;
  const told = new Set<string>();
  for (let believed = 0; ; believed -= TICK) {
    const record = readRecord(nodeJournalDisk, folder);
    if (!record) throw new RunTrouble(`${folder} is gone, or its run.json can not be read.`);
    await screen.show();
    if (isAtRest(record) && record.state !== 'prepared') {
      screen.finish();
      return { kind: 'over', record, progress: await progressOf(folder, record) };
    }
    if (isLeft() || isOutputUnread()) return { kind: 'left', record };
    if (believed <= 0) {
      believed = BELIEVED;
      watch = (await readRunStatus(nodeJournalDisk, platformOf(), folder))?.watch;
    }
    if (!isStarted(record, watch)) return { kind: 'not-started' };
    if (watch === 'unsupervised') await startSupervisor(nodeJournalDisk, cli, folder, 'take-over');
    const note = noteOn(record, watch, screen.isEmpty);
    if (note !== undefined && !told.has(note)) {
      told.add(note);
      tell(note);
    }
    await setTimeout(TICK);
  }
}

/** What is worth a word about a run of which nothing is printed. */
function noteOn(
  { state, queued, started, host }: RunRecord,
  watch: Watch | undefined,
  isEmpty: boolean,
): string | undefined {
  if (watch === 'elsewhere')
    return `It runs on ${host}: what that machine writes is shown here. If it is no more, "lora stop" gives the run up.`;
  const isLate = (since: string | null) => since !== null && Date.now() - Date.parse(since) > SHORT_WAIT;
  if (state === 'queued') return isLate(queued) ? 'It waits for its turn at the GPU.' : undefined;
  return isEmpty && isLate(started) ? 'The trainer is starting: it has printed nothing yet.' : undefined;
}

function isStarted({ state }: RunRecord, watch: Watch | undefined): boolean {
  return state === 'running' || (state === 'queued' && watch !== 'unsupervised');
}

async function progressOf(folder: string, record: RunRecord): Promise<Progress> {
  const log = new RunLog(folder, trainingById(record.trainer.id));
  await log.finish();
  return log.progress;
}
