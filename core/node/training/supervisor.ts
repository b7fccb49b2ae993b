import { trainerById } from '../../trainers/index.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import { judge, type Verdict } from '../../training/judge.ts';
import type { RunRecord } from '../../training/run-record.ts';
import { fromNative } from '../native-path.ts';
import { CheckpointWatch } from './checkpoint-watch.ts';
import { GpuQueue } from './gpu-queue.ts';
import type { Lock } from './lock.ts';
import { readStopRequest, writeRecord } from './run-folder.ts';
import { RunLog } from './run-log.ts';
import { isAlive, markOf, trainingProcesses } from './run-processes.ts';
import { readTrainedPairs, withDigests, writeTrainedPairs } from './trained-files.ts';
import type { Exit, StartedTrainer } from './trainer-process.ts';
import { isWholeCheckpoint } from './whole-checkpoint.ts';
import type { World } from './world.ts';

/** How often it looks (ms). */
const TICK = 250;
/** How often a run in the queue asks whether it is its turn (ms). */
const QUEUE_TICK = 1000;
/** How often the last word on a run is tried to be written, where the disk refuses it (ms between). */
const LAST_TRIES = 30;
const LAST_TRY_AFTER = 2000;

/** Looks after one run, from the queue to its end; takes over a training whose supervisor is gone. */
export class Supervisor {
  readonly #world: World;
  readonly #folder: string;
  readonly #trainer: Trainer;
  readonly #log: RunLog;
  readonly #checkpoints = new CheckpointWatch();
  #record: RunRecord;

  /** @param record as it stands in the run's folder; nobody else looks after the run */
  constructor(world: World, folder: string, record: RunRecord) {
    this.#world = world;
    this.#folder = folder;
    this.#record = { ...record, supervisor: world.me, host: world.host };
    this.#trainer = trainerById(record.trainer.id);
    this.#log = new RunLog(folder, this.#trainer.training);
  }

  /** Does what there is to do, until the run is over. */
  async run(): Promise<RunRecord> {
    const left = await this.#findTrainer();
    if (left) return await this.#follow(undefined);
    if (this.#record.state === 'running') return await this.#conclude(undefined);
    return await this.#begin();
  }

  /** The training that an earlier supervisor started, where it still runs. */
  async #findTrainer(): Promise<boolean> {
    const { state, process } = this.#record;
    if (state !== 'running') return false;
    // It was started, and its starter was gone before it could note which process it is.
    if (!process)
      this.#note({ process: (await this.#world.platform.findMarked(markOf(this.#folder))) ?? null });
    return (await this.#processes()) > 0;
  }

  async #begin(): Promise<RunRecord> {
    const world = this.#world;
    const queued = this.#record.queued ?? world.now();
    this.#note({ state: 'queued', queued });
    const queue = new GpuQueue(world.disk, world.platform, world.state, this.#record.gpu?.uuid, {
      ...world.me,
      run: this.#folder,
    });
    try {
      const lock = await this.#waitForTurn(queue, queued);
      if (!lock) return this.#end({ state: 'stopped', outcome: {} }, undefined);
      try {
        return await this.#train();
      } finally {
        lock.release();
      }
    } finally {
      queue.leave();
    }
  }

  async #waitForTurn(queue: GpuQueue, queued: string): Promise<Lock | undefined> {
    for (;;) {
      if (this.#isAsked()) return undefined;
      const lock = await queue.take(queued);
      if (lock) return lock;
      await this.#world.wait(QUEUE_TICK);
    }
  }

  async #train(): Promise<RunRecord> {
    const world = this.#world;
    const pairs = readTrainedPairs(world.disk, this.#trainer, this.#record);
    this.#try(() => writeTrainedPairs(world.disk, this.#folder, this.#record, pairs));
    this.#note({ state: 'running', started: world.now() });
    let trainer: StartedTrainer;
    try {
      trainer = await world.startTrainer(this.#folder, this.#record);
    } catch (error) {
      return this.#end(notStarted(this.#record, error), undefined);
    }
    this.#note({ process: trainer.identity });
    world.keepAwake(trainer.identity.pid);
    let isOver = false;
    const digests = withDigests(this.#record, pairs, () => isOver);
    const keep = digests.then((all) => {
      if (all) this.#try(() => writeTrainedPairs(world.disk, this.#folder, this.#record, all));
    });
    const record = await this.#follow(trainer);
    isOver = true;
    await keep;
    return record;
  }

  /** @param trainer the one that we started; of one that another supervisor started no exit code is told */
  async #follow(trainer: StartedTrainer | undefined): Promise<RunRecord> {
    for (;;) {
      const exit = trainer?.exit();
      await this.#log.follow((event) => this.#checkpoints.hear(event));
      // Its launcher may be gone while the trainer goes on.
      if ((!trainer || exit) && (await this.#processes()) === 0) return await this.#conclude(exit);
      if (this.#isToEnd()) await this.#endTraining();
      else await this.#world.wait(TICK);
    }
  }

  #isToEnd(): boolean {
    if (this.#world.isInterrupted()) return true;
    const when = readStopRequest(this.#world.disk, this.#folder)?.when;
    if (when === 'after-checkpoint') this.#checkpoints.arm();
    const file = this.#checkpoints.done;
    return (
      when === 'now' || (when !== undefined && file !== undefined && isWholeCheckpoint(fromNative(file)))
    );
  }

  #isAsked(): boolean {
    return this.#world.isInterrupted() || readStopRequest(this.#world.disk, this.#folder) !== undefined;
  }

  /** Asks all processes of the training to end, and ends those that don't. */
  async #endTraining(): Promise<void> {
    const { process } = this.#record;
    const { platform } = this.#world;
    if (!process || (await this.#processes()) === 0) return;
    await platform.endGroup(process, 'ask');
    for (let waited = 0; waited < platform.patience; waited += TICK) {
      if ((await this.#processes()) === 0) return;
      await this.#world.wait(TICK);
    }
    if ((await this.#processes()) > 0) await platform.endGroup(process, 'force');
    await this.#world.wait(TICK);
  }

  async #processes(): Promise<number> {
    if (await isAlive(this.#world.platform, this.#record.process)) return 1;
    return (await trainingProcesses(this.#world.platform, this.#folder, this.#record)).length;
  }

  async #conclude(exit: Exit | undefined): Promise<RunRecord> {
    await this.#log.finish();
    const { ending } = this.#log;
    const verdict = judge({
      ending,
      explanation: this.#trainer.training.explain(ending),
      hasResult: isWholeCheckpoint(this.#record.result),
      isAsked: this.#isAsked(),
      exit,
    });
    return this.#end(verdict, exit);
  }

  async #end({ state, outcome }: Verdict, exit: Exit | undefined): Promise<RunRecord> {
    this.#record = {
      ...this.#record,
      state,
      outcome,
      ended: this.#world.now(),
      supervisor: null,
      exitCode: exit?.code ?? null,
      signal: exit?.signal ?? null,
    };
    for (let tries = 1; !this.#try(() => this.#write()) && tries < LAST_TRIES; tries++)
      await this.#world.wait(LAST_TRY_AFTER);
    return this.#record;
  }

  /** Notes what changed. Where it can't be written the training goes on all the same: what is true can be found out. */
  #note(change: Partial<RunRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#try(() => this.#write());
  }

  #write(): void {
    writeRecord(this.#world.disk, this.#folder, this.#record);
  }

  #try(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#world.log(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
}

function notStarted({ commands }: RunRecord, error: unknown): Verdict {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    state: 'failed',
    outcome: {
      cause: reason,
      explanation: { template: 'The trainer could not be started: {0}', args: [reason] },
      wayOut: { template: 'Look whether {0} is there and may be run.', args: [commands[0]?.[0] ?? ''] },
    },
  };
}
