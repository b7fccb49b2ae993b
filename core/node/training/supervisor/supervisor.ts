import { trainerById } from '../../../trainers/index.ts';
import type { TrainingAdapter } from '../../../trainers/training-adapter.ts';
import { trainingById } from '../../../trainers/training-adapters.ts';
import { judge, type Verdict } from '../../../training/judge.ts';
import type { ProcessIdentity, RunRecord } from '../../../training/run-record.ts';
import type { StopRequest } from '../../../training/stop-request.ts';
import type { TrainedPair } from '../../../training/trained-pairs.ts';
import { fromNative } from '../../native-path.ts';
import { devicesOf, GpuQueue, type GpuTurn } from '../gpu/gpu-queue.ts';
import { GpuQueues } from '../gpu/gpu-queues.ts';
import { waitForTurn } from '../gpu/wait-for-turn.ts';
import { readStopRequest } from '../run-folder.ts';
import { RunLog } from '../run-log.ts';
import { readTrainedPairs, withDigests, writeTrainedPairs } from '../trained-files.ts';
import { isWholeCheckpoint } from '../whole-checkpoint.ts';
import { CheckpointWatch } from './checkpoint-watch.ts';
import { Complaints } from './complaints.ts';
import { FolderWatch } from './folder-watch.ts';
import { notNoted, notQueued, notStarted } from './not-started.ts';
import { RunNotes } from './run-notes.ts';
import type { Exit, StartedTrainer } from './trainer-process.ts';
import { TrainingProcesses } from './training-processes.ts';
import type { World } from './world.ts';

/** How often it looks (ms). */
const TICK = 250;
/** How often it asks whether a training that is not its child still runs (ms): on Windows that costs a process. */
const ASK_AFTER = 2000;
/** With less room than this nothing is saved (bytes): a LoRA has some dozen MiB. */
const LITTLE_SPACE = 1024 * 1024;

/** Looks after one run, from the queue to its end; takes over a training whose supervisor is gone. */
export class Supervisor {
  readonly #world: World;
  readonly #folder: string;
  readonly #training: TrainingAdapter;
  readonly #complaints: Complaints;
  readonly #notes: RunNotes;
  readonly #log: RunLog;
  readonly #checkpoints = new CheckpointWatch();
  readonly #watch: FolderWatch;
  #processes: TrainingProcesses;

  /** @param record as it stands in the run's folder; nobody else looks after the run */
  constructor(world: World, folder: string, record: RunRecord) {
    this.#world = world;
    this.#folder = folder;
    this.#training = trainingById(record.trainer.id);
    this.#complaints = new Complaints(world.log);
    const mine = { ...record, supervisor: world.me, host: world.host };
    this.#notes = new RunNotes(world, folder, mine, this.#complaints);
    this.#log = new RunLog(folder, this.#training);
    this.#watch = new FolderWatch(world.disk, folder);
    this.#processes = this.#processesOf(record.process);
  }

  get #record(): RunRecord {
    return this.#notes.record;
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
      this.#notes.note({ process: this.#processes.launcher });
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
    this.#notes.note({ state: 'queued', queued });
    const devices = devicesOf(this.#record, world.host).toSorted();
    const me = { ...world.me, run: this.#folder };
    const queue = new GpuQueues(
      devices.map((device) => new GpuQueue(world.disk, world.platform, world.state, device, me)),
    );
    try {
      const turn = await waitForTurn(queue, queued, {
        isAsked: () => this.#isAsked(),
        wait: async (milliseconds) => {
          this.#notes.retry();
          await world.wait(milliseconds);
        },
        complain: (error) => this.#complaints.tell(error),
      });
      if (turn === 'asked to stop') return await this.#end({ state: 'stopped', outcome: {} }, undefined);
      if (!turn) return await this.#end(notQueued(world.state, this.#complaints.last), undefined);
      try {
        return await this.#train(turn);
      } finally {
        turn.release();
      }
    } finally {
      queue.leave();
    }
  }

  async #train(turn: GpuTurn): Promise<RunRecord> {
    const world = this.#world;
    const trainer = trainerById(this.#record.trainer.id);
    let pairs: readonly TrainedPair[] | undefined;
    this.#complaints.try(() => {
      pairs = readTrainedPairs(world.disk, trainer, this.#record);
      writeTrainedPairs(world.disk, this.#folder, this.#record, pairs);
    });
    // A training that nobody could find again is not begun.
    if (!(await this.#notes.insist({ state: 'running', started: world.now() })))
      return await this.#end(notNoted(this.#folder, this.#complaints.last), undefined);
    let started: StartedTrainer;
    try {
      started = await world.startTrainer(this.#folder, this.#record);
    } catch (error) {
      return await this.#end(notStarted(this.#record, error), undefined);
    }
    this.#processes = this.#processesOf(started.identity);
    this.#notes.note({ process: started.identity });
    // Should the run's folder be removed, it is still known whose the GPU is.
    this.#complaints.try(() => turn.isUsedBy(started.identity));
    this.#keepAwake();
    let isOver = false;
    const digests = this.#addDigests(pairs ?? [], () => isOver);
    try {
      return await this.#follow(started);
    } finally {
      isOver = true;
      await digests;
    }
  }

  async #addDigests(pairs: readonly TrainedPair[], isGivenUp: () => boolean): Promise<void> {
    if (pairs.length === 0) return;
    const all = await withDigests(this.#record, pairs, { isGivenUp });
    if (!all) return;
    this.#complaints.try(() => writeTrainedPairs(this.#world.disk, this.#folder, this.#record, all));
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
      if (this.#isToEnd(when) || this.#watch.isGone(TICK)) {
        await this.#endTraining();
        unasked = ASK_AFTER;
      }
      this.#notes.retry();
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
    this.#complaints.try(() => {
      request = readStopRequest(this.#world.disk, this.#folder);
    });
    return request?.when;
  }

  /** Ends it, and notes that before: whoever takes over in between is to know what it ended of. */
  async #endTraining(): Promise<void> {
    // One that is gone ended of itself, and so did one that hangs after its exception.
    const isGoingOn = this.#log.ending.exception === undefined && (await this.#processes.live());
    if (this.#record.stopping === null && isGoingOn) this.#notes.note({ stopping: this.#world.now() });
    await this.#processes.end();
  }

  async #conclude(exit: Exit | undefined): Promise<RunRecord> {
    await this.#read((log) => log.finish());
    const { ending, progress } = this.#log;
    const by = this.#world.isInterrupted() && this.#request() === undefined ? 'system' : 'user';
    const verdict = judge({
      ending,
      explanation: this.#training.explain(ending),
      hasResult: isWholeCheckpoint(this.#record.result),
      isDiskFull: this.#world.freeSpace(this.#folder) < LITTLE_SPACE,
      loss: progress.loss,
      stoppedBy: this.#record.stopping === null ? undefined : by,
      isFollower: (this.#record.machineRank ?? 0) > 0,
      exit,
    });
    return this.#end(verdict, exit);
  }

  async #end({ state, outcome }: Verdict, exit: Exit | undefined): Promise<RunRecord> {
    await this.#notes.insist({
      state,
      outcome,
      ended: this.#world.now(),
      supervisor: null,
      exitCode: exit?.code ?? null,
      signal: exit?.signal ?? null,
    });
    return this.#record;
  }

  #readLog(): Promise<void> {
    return this.#read((log) => log.follow((event) => this.#checkpoints.hear(event)));
  }

  /** Reads the log; where it can't be read, how the run ends is told by the rest. */
  async #read(work: (log: RunLog) => Promise<void>): Promise<void> {
    try {
      await work(this.#log);
    } catch (error) {
      this.#complaints.tell(error);
    }
  }

  #processesOf(launcher: ProcessIdentity | null): TrainingProcesses {
    return new TrainingProcesses(this.#world, this.#folder, launcher, (error) =>
      this.#complaints.tell(error),
    );
  }

  #keepAwake(): void {
    const { process } = this.#record;
    if (process) this.#complaints.try(() => this.#world.keepAwake(process.pid));
  }
}
