import { Emitter } from 'vscode-languageserver/node';
import { hasRecord, readRecord } from '../../core/node/training/run-folder.ts';
import { RunLog } from '../../core/node/training/run-log.ts';
import { type RunStatus, readRunStatus } from '../../core/node/training/run-status.ts';
import { startSupervisor } from '../../core/node/training/start-supervisor.ts';
import { joinPath } from '../../core/path.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { isRunFolderName, RUNS } from '../../core/training/run-name.ts';
import { isAtRest } from '../../core/training/run-record.ts';
import type { RunView } from '../../protocol/training.ts';
import type { TrainingPorts } from './ports.ts';
import { viewOf } from './run-view.ts';

/** How often a run that goes on is looked at (ms). */
const TICK = 500;
/** How long the answer whether a supervisor still lives is believed (ms): asking costs a process on some systems. */
const BELIEVED = 5_000;
/** How long it takes until another supervisor is tried to be started (ms). */
const TRY_AGAIN = 60_000;
/** So many that ended are told again and again. */
const MOST_ENDED = 20;

interface Watched {
  readonly folder: string;
  readonly log: RunLog;
  status: RunStatus;
  asked: number;
  /** Before this moment no other supervisor is started (ms since 1970). */
  tryAfter: number;
  /** Whether it is being looked at: that takes longer than a tick where the system answers slowly. */
  isBusy: boolean;
}

/**
 * The runs of the datasets that are known: finds those that are not over, and follows them by what lies in their
 * folders, whoever started them. A run whose supervisor is gone gets another one.
 */
export class Runs {
  readonly #ports: TrainingPorts;
  readonly #log: (line: string) => void;
  readonly #watched = new Map<string, Watched>();
  readonly #ended = new Map<string, RunView>();
  readonly #changed = new Emitter<void>();
  #timer: NodeJS.Timeout | undefined;
  /** Something of `views` is another. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: TrainingPorts, log: (line: string) => void) {
    this.#ports = ports;
    this.#log = log;
  }

  /** The runs that are not over, and those that ended while they were watched. */
  get views(): readonly RunView[] {
    const now = Date.now();
    const running = [...this.#watched.values()].map(({ folder, log, status }) =>
      viewOf(folder, status, log.progress, now),
    );
    return [...running, ...this.#ended.values()];
  }

  /** Looks for runs of a dataset that are not watched yet; one that can't be read is logged, and hides no other. */
  async search(dataset: string): Promise<void> {
    const { disk } = this.#ports;
    const parent = joinPath(dataset, RUNS);
    for (const name of disk.names(parent).filter(isRunFolderName)) {
      const folder = joinPath(parent, name);
      await this.watch(folder).catch((error: unknown) => this.#log(`${folder} can't be read: ${error}`));
    }
  }

  /** Watches a run from now on, unless it is over. */
  async watch(folder: string): Promise<void> {
    if (this.#watched.has(folder)) return;
    const record = readRecord(this.#ports.disk, folder);
    if (!record || isAtRest(record)) return;
    const status = await this.#statusOf(folder);
    const log = new RunLog(folder, trainingById(record.trainer.id));
    // The first that is told of it is where it stands, not that it starts.
    await log.follow().catch((error: unknown) => this.#log(`a run's log can't be read: ${error}`));
    if (!status || this.#watched.has(folder)) return;
    this.#ended.delete(folder);
    this.#watched.set(folder, { folder, log, status, asked: Date.now(), tryAfter: 0, isBusy: false });
    this.#log(`watching the run ${folder}`);
    this.#changed.fire();
    this.#timer ??= setInterval(() => this.#tick(), TICK);
  }

  /** One run as it stands, over or not. */
  async view(folder: string): Promise<RunView | undefined> {
    const watched = this.#watched.get(folder);
    // What was seen at the last look may be over by now.
    const isOver = isAtRest(readRecord(this.#ports.disk, folder) ?? { state: 'running' });
    if (watched && !isOver) return viewOf(folder, watched.status, watched.log.progress, Date.now());
    const status = await this.#statusOf(folder);
    if (!status) return undefined;
    const log = new RunLog(folder, trainingById(status.record.trainer.id));
    await log.finish();
    return viewOf(folder, status, log.progress, Date.now());
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#watched.clear();
  }

  #tick(): void {
    for (const watched of this.#watched.values()) {
      if (watched.isBusy) continue;
      watched.isBusy = true;
      this.#look(watched)
        .catch((error: unknown) => this.#log(`a run can't be followed: ${error}`))
        .finally(() => {
          watched.isBusy = false;
        });
    }
  }

  async #look(watched: Watched): Promise<void> {
    const before = watched.log.progress;
    await watched.log.follow();
    const status = await this.#currentStatus(watched);
    if (!status) {
      // Windows refuses a read now and then: that it can't be read is not that it is gone.
      if (!hasRecord(this.#ports.disk, watched.folder)) this.#forget(watched);
    } else if (isAtRest(status.record)) await this.#end(watched, status);
    else {
      const isOther = JSON.stringify(status) !== JSON.stringify(watched.status);
      watched.status = status;
      if (isOther || watched.log.progress !== before) this.#changed.fire();
      const isAlone = status.watch === 'unsupervised' && status.record.state === 'running';
      if (isAlone && Date.now() >= watched.tryAfter) await this.#takeOver(watched);
    }
  }

  /** What the record says is read each time, who looks after it is asked now and then. */
  async #currentStatus(watched: Watched): Promise<RunStatus | undefined> {
    const record = readRecord(this.#ports.disk, watched.folder);
    const { supervisor, state } = watched.status.record;
    const isSame = record?.supervisor?.pid === supervisor?.pid && record?.state === state;
    if (record && isSame && Date.now() - watched.asked < BELIEVED) return { ...watched.status, record };
    watched.asked = Date.now();
    return await this.#statusOf(watched.folder);
  }

  async #takeOver(watched: Watched): Promise<void> {
    if (!this.#ports.trust.isGiven) return;
    const { folder } = watched;
    // Where it can't be, on a disk that is only read for example, it costs a process each time.
    watched.tryAfter = Date.now() + TRY_AGAIN;
    this.#log(`the supervisor of ${folder} is gone; another one takes over`);
    await startSupervisor(this.#ports.disk, this.#ports.cli, folder, 'take-over');
  }

  async #end(watched: Watched, status: RunStatus): Promise<void> {
    await watched.log.finish();
    this.#watched.delete(watched.folder);
    this.#ended.set(watched.folder, viewOf(watched.folder, status, watched.log.progress, Date.now()));
    for (const old of [...this.#ended.keys()].slice(0, -MOST_ENDED)) this.#ended.delete(old);
    this.#rest();
    this.#changed.fire();
  }

  #forget({ folder }: Watched): void {
    this.#watched.delete(folder);
    this.#rest();
    this.#changed.fire();
  }

  #rest(): void {
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #statusOf(folder: string): Promise<RunStatus | undefined> {
    return await readRunStatus(this.#ports.disk, this.#ports.platform, folder);
  }
}
