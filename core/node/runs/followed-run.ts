import type { Message } from '../../message.ts';
import { basename, dirname, joinPath } from '../../path.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import type { ScalarSeries } from '../../training/events/scalar-series.ts';
import { curveOf } from '../../training/outputs/curve.ts';
import { type Descent, joinSessions } from '../../training/outputs/descent.ts';
import { type JudgedRunView, judgeEpochs } from '../../training/outputs/judged-epochs.ts';
import { groupRuns, type LeftFiles, type OutputRun } from '../../training/outputs/output-run.ts';
import { type ScalarSession, sessionOf } from '../../training/outputs/scalar-session.ts';
import { recipeById } from '../../training/recipes/index.ts';
import { isAtRest, type RunRecord } from '../../training/run-record.ts';
import { systemTrouble } from '../system-trouble.ts';
import { ratingsFile, readRatings } from './rating-store.ts';
import { ScalarFollower, type ScalarTrouble } from './scalar-follower.ts';

/** A quantity that was logged. */
export interface LoggedQuantity {
  readonly tag: string;
  readonly kind: ReturnType<TrainingAdapter['outputs']['quantityOf']>;
  readonly length: number;
}

/** A log that is followed, with what was made of it last. */
interface Followed {
  readonly follower: ScalarFollower;
  session: { readonly version: number; readonly value: ScalarSession } | undefined;
}

/** From where a run goes on. */
export interface RunBefore {
  readonly descent: Descent;
  /** Undefined for a run that isn't there any more, or for a state of no run. */
  readonly from: FollowedRun | undefined;
}

/** All runs below a folder of ours are one: whatever its files are called. */
export function runOf(
  found: LeftFiles,
  folder: string,
  name: string,
  isOurs: boolean,
): OutputRun | undefined {
  const runs = groupRuns(found);
  const run = runs.find((one) => one.folder === folder && one.name === name);
  if (!isOurs) return run;
  const output = joinPath(folder, 'output');
  const own = runs.find((one) => one.folder === output && one.name === name);
  const logs = [...found.logs].sort((a, b) => a.begun - b.begun);
  return { folder: output, name, checkpoints: own?.checkpoints ?? [], samples: own?.samples ?? [], logs };
}

/** A run whose logs are followed as they grow. */
export class FollowedRun {
  readonly #training: TrainingAdapter;
  readonly #logs = new Map<string, Followed>();
  #run: OutputRun;
  #record: RunRecord | undefined;
  readonly #ratings: string;
  #areRatingsKnown = true;
  /** Of logs that could not be read the last time, why. */
  readonly #unread = new Map<string, Message>();
  #before: RunBefore | undefined;

  /** @param record of a run of ours */
  constructor(training: TrainingAdapter, run: OutputRun, record: RunRecord | undefined) {
    this.#training = training;
    this.#run = run;
    this.#record = record;
    this.#ratings = ratingsFile(record ? dirname(run.folder) : run.folder, run.name, record !== undefined);
  }

  get run(): OutputRun {
    return this.#run;
  }

  get record(): RunRecord | undefined {
    return this.#record;
  }

  /** The file in which is kept what somebody thinks of its epochs. */
  get ratings(): string {
    return this.#ratings;
  }

  /** Whether the ratings could be read when it was judged last; else it looks as if there were none. */
  get areRatingsKnown(): boolean {
    return this.#areRatingsKnown;
  }

  /** What is wrong with its event files; `unread`: why some can't be read at this moment. */
  get trouble(): ScalarTrouble & { readonly unread: readonly Message[] } {
    const all = [...this.#logs.values()].map(({ follower }) => follower.trouble);
    return {
      damaged: all.reduce((sum, { damaged }) => sum + damaged, 0),
      broken: all.flatMap(({ broken }) => broken),
      unread: [...this.#unread.values()],
    };
  }

  /** Takes what lies on the disk now, and reads what was logged since the last time. */
  async follow(run: OutputRun, record: RunRecord | undefined): Promise<void> {
    this.#run = run;
    this.#record = record;
    for (const path of [...this.#logs.keys()])
      if (!run.logs.some((log) => log.path === path)) this.#logs.delete(path);
    this.#unread.clear();
    for (const { path } of run.logs) {
      const known = this.#logs.get(path) ?? { follower: new ScalarFollower(path), session: undefined };
      this.#logs.set(path, known);
      await this.#read(path, known.follower);
    }
  }

  /** One log that can't be read is no reason to show no run. */
  async #read(path: string, follower: ScalarFollower): Promise<void> {
    try {
      await follower.read();
    } catch (error) {
      const trouble = systemTrouble(error);
      if (!trouble) throw error;
      this.#unread.set(path, trouble);
    }
  }

  /** Where it goes on from a saved state; undefined for one that begins by itself. */
  get before(): RunBefore | undefined {
    return this.#before;
  }

  /** Says from where it goes on: its curves begin with those of that run. */
  goOnFrom(before: RunBefore | undefined): void {
    this.#before = before;
  }

  /** The quantities that were logged, in the order in which they came first. */
  get quantities(): readonly LoggedQuantity[] {
    const lengths = new Map<string, number>();
    for (const { log } of this.#sessions())
      for (const [tag, { length }] of log.series) lengths.set(tag, (lengths.get(tag) ?? 0) + length);
    const { outputs } = this.#training;
    return [...lengths].map(([tag, length]) => ({ tag, kind: outputs.quantityOf(tag), length }));
  }

  /** One quantity over all its logs. */
  curve(tag: string): ScalarSeries {
    const kind = this.#training.outputs.quantityOf(tag);
    return curveOf(this.#sessions(), tag, kind === 'epoch' || kind === 'validation-epoch');
  }

  /** What it left, to be judged as it stands. */
  judge(): JudgedRunView {
    const ratings = readRatings(this.#ratings);
    this.#areRatingsKnown = ratings !== 'unreadable';
    const sessions = this.#followed().map(([path, followed]) => [path, this.#session(followed)] as const);
    return judgeEpochs(
      this.#run,
      {
        sessions: new Map(sessions),
        ratings: ratings === 'unreadable' ? new Map() : ratings,
        isGoingOn: this.#record !== undefined && !isAtRest(this.#record),
        epochs: this.#record?.steps?.epochs,
        isFlow: this.#isFlow,
      },
      this.#training.outputs,
    );
  }

  /** Of a run of ours the recipe tells, before any checkpoint does. */
  get #isFlow(): boolean | undefined {
    const family = this.#record && recipeById(this.#record.recipe)?.family;
    return family && this.#training.outputs.isFlowFamily(family);
  }

  /** At which steps its epochs ended, over all its logs and the runs that it goes on from. */
  get epochEnds(): ReadonlyMap<number, number> {
    const ends = this.#sessions().flatMap(({ epochs, offset, shift, until }) =>
      epochs.flatMap(({ epoch, end }) =>
        end === undefined || epoch + shift > (until?.epochs ?? Number.POSITIVE_INFINITY)
          ? []
          : [[epoch + shift, end + offset] as const],
      ),
    );
    return new Map(ends);
  }

  /** Its logs, behind those of the runs that it goes on from. */
  #sessions(): readonly ScalarSession[] {
    const own = this.#followed().map(([, followed]) => this.#session(followed));
    const { from, descent } = this.#before ?? {};
    return descent ? joinSessions(from ? from.#sessions() : [], own, descent) : own;
  }

  /** In the order in which they were begun. */
  #followed(): readonly (readonly [path: string, followed: Followed])[] {
    return this.#run.logs.flatMap(({ path }) => {
      const followed = this.#logs.get(path);
      return followed ? [[path, followed] as const] : [];
    });
  }

  #session(followed: Followed): ScalarSession {
    const { log } = followed.follower;
    const { session } = followed;
    if (session && session.value.log === log && session.version === log.version) return session.value;
    const value = sessionOf(log, this.#training.outputs);
    followed.session = { version: log.version, value };
    return value;
  }
}

/** How a run is called where it is shown. */
export function titleOf({ folder, name }: Pick<OutputRun, 'folder' | 'name'>): string {
  return name === '' ? basename(folder) : name;
}
