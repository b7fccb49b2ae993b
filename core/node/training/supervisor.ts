import { trainerById } from '../../trainers/index.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import { judge, type Verdict } from '../../training/judge.ts';
import type { ProcessIdentity, RunRecord } from '../../training/run-record.ts';
import type { StopRequest } from '../../training/stop-request.ts';
import { codeOf } from '../apply-edits.ts';
import { fromNative } from '../native-path.ts';
import { CheckpointWatch } from './checkpoint-watch.ts';
import { deviceOf, GpuQueue } from './gpu-queue.ts';
import type { Lock } from './lock.ts';
import { notNoted, notQueued, notStarted } from './not-started.ts';
import { readStopRequest, writeRecord } from './run-folder.ts';
import { RunLog } from './run-log.ts';
import { readTrainedPairs, type TrainedPair, withDigests, writeTrainedPairs } from './trained-files.ts';
import type { Exit, StartedTrainer } from './trainer-process.ts';
import { TrainingProcesses } from './training-processes.ts';
import { isWholeCheckpoint } from './whole-checkpoint.ts';
import type { World } from './world.ts';

/** How often it looks (ms). */
const TICK = 250;
/** How often it asks whether a training that is not its child still runs (ms): on Windows that costs a process. */
const ASK_AFTER = 2000;
/** How often a run in the queue asks whether it is its turn (ms): on Windows that costs processes. */
const QUEUE_TICK = 2000;
/** How often what has to be written is tried to be, where the disk refuses it (ms between). */
const TRIES = 30;
const TRY_AFTER = 2000;

/** Looks after one run, from the queue to its end; takes over a training whose supervisor is gone. */
export class Supervisor {
  readonly #world: World;
  readonly #folder: string;
  readonly #trainer: Trainer;
  readonly #training: TrainingAdapter;
  readonly #log: RunLog;
  readonly #checkpoints = new CheckpointWatch();
  #record: RunRecord;
  #processes: TrainingProcesses;
  /** Whether the disk refused the record as it stands. */
  #isUnwritten = false;
  #complaint = '';
  #lastKind = '';

  /** @param record as it stands in the run's folder; nobody else looks after the run */
  constructor(world: World, folder: string, record: RunRecord) {
    this.#world = world;
    this.#folder = folder;
    this.#record = { ...record, supervisor: world.me, host: world.host };
    this.#trainer = trainerById(record.trainer.id);
    this.#training = trainingById(record.trainer.id);
    this.#log = new RunLog(folder, this.#training);
    this.#processes = this.#processesOf(record.process);
  }

  /** Does what there is to do, until the run is over. */
  async run(): Promise<RunRecord> {
    return (await this.takeOver()) ?? (await this.#begin());
  }

  /** Does what there is to do without starting anything. @returns undefined for a run that was not started yet */
  async takeOver(): Promise<RunRecord | undefined> {
    if (this.#record.state === 'running') {
      if (!(await this.#processes.live())) return await this.#conclude(undefined);
      // From now on it is seen that somebody looks after it.
      this.#note({ process: this.#processes.launcher });
      this.#keepAwake();
      // What was saved before is no next checkpoint.
      await this.#readLog();
      return await this.#follow(undefined);
    }
    return this.#isAsked() ? await this.#end({ state: 'stopped', outcome: {} }, undefined) : undefined;
  }

  async #begin(): Promise<RunRecord> {
    const world = this.#world;
    const queued = this.#record.queued ?? world.now();
    this.#note({ state: 'queued', queued });
    const device = deviceOf(this.#record, world.host);
    const me = { ...world.me, run: this.#folder };
    const queue = new GpuQueue(world.disk, world.platform, world.state, device, me);
    try {
      const lock = await this.#waitForTurn(queue, queued);
      if (lock === 'asked to stop') return await this.#end({ state: 'stopped', outcome: {} }, undefined);
      if (!lock) return await this.#end(notQueued(world.state, this.#complaint), undefined);
      try {
        return await this.#train();
      } finally {
        lock.release();
      }
    } finally {
      queue.leave();
    }
  }

  /** @returns nothing where the queue can't be used */
  async #waitForTurn(queue: GpuQueue, queued: string): Promise<Lock | 'asked to stop' | undefined> {
    for (let failures = 0; ; ) {
      if (this.#isAsked()) return 'asked to stop';
      try {
        const lock = await queue.take(queued);
        if (lock) return lock;
        failures = 0;
      } catch (error) {
        this.#complain(error);
        failures++;
        if (failures === TRIES) return undefined;
      }
      if (this.#isUnwritten) this.#note({});
      for (let waited = 0; waited < QUEUE_TICK && !this.#isAsked(); waited += TICK)
        await this.#world.wait(TICK);
    }
  }

  async #train(): Promise<RunRecord> {
    const world = this.#world;
    let pairs: readonly TrainedPair[] | undefined;
    this.#try(() => {
      pairs = readTrainedPairs(world.disk, this.#trainer, this.#record);
      writeTrainedPairs(world.disk, this.#folder, this.#record, pairs);
    });
    // A training that nobody could find again is not begun.
    if (!(await this.#insist({ state: 'running', started: world.now() })))
      return await this.#end(notNoted(this.#folder, this.#complaint), undefined);
    let trainer: StartedTrainer;
    try {
      trainer = await world.startTrainer(this.#folder, this.#record);
    } catch (error) {
      return await this.#end(notStarted(this.#record, error), undefined);
    }
    this.#processes = this.#processesOf(trainer.identity);
    this.#note({ process: trainer.identity });
    this.#keepAwake();
    let isOver = false;
    const digests = this.#addDigests(pairs ?? [], () => isOver);
    try {
      return await this.#follow(trainer);
    } finally {
      isOver = true;
      await digests;
    }
  }

  async #addDigests(pairs: readonly TrainedPair[], isGivenUp: () => boolean): Promise<void> {
    if (pairs.length === 0) return;
    const all = await withDigests(this.#record, pairs, isGivenUp);
    if (all) this.#try(() => writeTrainedPairs(this.#world.disk, this.#folder, this.#record, all));
  }

  /** @param trainer the one that we started; of one that another supervisor started no exit code is told */
  async #follow(trainer: StartedTrainer | undefined): Promise<RunRecord> {
    for (let unasked = ASK_AFTER; ; unasked += TICK) {
      const exit = trainer?.exit();
      // Before the log is read: a checkpoint that was begun since the request is the next one.
      const when = this.#request();
      if (when === 'after-checkpoint') this.#checkpoints.arm();
      await this.#readLog();
      // Its launcher may be gone while the trainer goes on.
      if ((!trainer || exit) && unasked >= ASK_AFTER) {
        if (!(await this.#processes.live())) return await this.#conclude(exit);
        unasked = 0;
      }
      if (this.#isToEnd(when)) {
        await this.#endTraining();
        unasked = ASK_AFTER;
      }
      if (this.#isUnwritten) this.#note({});
      await this.#world.wait(TICK);
    }
  }

  #isToEnd(when: StopRequest['when'] | undefined): boolean {
    if (this.#world.isInterrupted()) return true;
    const file = this.#checkpoints.done;
    return (
      when === 'now' || (when !== undefined && file !== undefined && isWholeCheckpoint(fromNative(file)))
    );
  }

  #isAsked(): boolean {
    return this.#world.isInterrupted() || this.#request() !== undefined;
  }

  #request(): StopRequest['when'] | undefined {
    let request: StopRequest | undefined;
    this.#try(() => {
      request = readStopRequest(this.#world.disk, this.#folder);
    });
    return request?.when;
  }

  async #conclude(exit: Exit | undefined): Promise<RunRecord> {
    await this.#read((log) => log.finish());
    const { ending } = this.#log;
    const verdict = judge({
      ending,
      explanation: this.#training.explain(ending),
      hasResult: isWholeCheckpoint(this.#record.result),
      isStopped: this.#record.stopping !== null,
      exit,
    });
    return this.#end(verdict, exit);
  }

  /** Ends it, and notes that before: whoever takes over in between is to know what it ended of. */
  async #endTraining(): Promise<void> {
    // One that is gone ended of itself, and so did one that hangs after its exception.
    const isGoingOn = this.#log.ending.exception === undefined && (await this.#processes.live());
    if (this.#record.stopping === null && isGoingOn) this.#note({ stopping: this.#world.now() });
    await this.#processes.end();
  }

  async #end({ state, outcome }: Verdict, exit: Exit | undefined): Promise<RunRecord> {
    await this.#insist({
      state,
      outcome,
      ended: this.#world.now(),
      supervisor: null,
      exitCode: exit?.code ?? null,
      signal: exit?.signal ?? null,
    });
    return this.#record;
  }

  /** Notes what has to be on the disk; where it is refused, again and again. @returns whether it is */
  async #insist(change: Partial<RunRecord>): Promise<boolean> {
    this.#note(change);
    for (let tries = 1; this.#isUnwritten && tries < TRIES; tries++) {
      await this.#world.wait(TRY_AFTER);
      this.#note({});
    }
    return !this.#isUnwritten;
  }

  /** Notes what changed. Where it can't be written the training goes on all the same, and it is tried again. */
  #note(change: Partial<RunRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#isUnwritten = !this.#try(() => writeRecord(this.#world.disk, this.#folder, this.#record));
  }

  #readLog(): Promise<void> {
    return this.#read((log) => log.follow((event) => this.#checkpoints.hear(event)));
  }

  /** Reads the log; where it can't be read, how the run ends is told by the rest. */
  async #read(work: (log: RunLog) => Promise<void>): Promise<void> {
    try {
      await work(this.#log);
    } catch (error) {
      this.#complain(error);
    }
  }

  #processesOf(launcher: ProcessIdentity | null): TrainingProcesses {
    return new TrainingProcesses(this.#world, this.#folder, launcher, (error) => this.#complain(error));
  }

  #keepAwake(): void {
    const { process } = this.#record;
    if (process) this.#try(() => this.#world.keepAwake(process.pid));
  }

  #try(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.#complain(error);
      return false;
    }
  }

  /** Tells what went wrong, once for the same of it in a row: a disk that is full is so for hours. */
  #complain(error: unknown): void {
    this.#complaint = error instanceof Error ? error.message : String(error);
    const kind = codeOf(error) ?? this.#complaint;
    if (kind !== this.#lastKind) this.#world.log(this.#complaint);
    this.#lastKind = kind;
  }
}
