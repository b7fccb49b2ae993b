import type { Message } from '../../message.ts';
import { type EpochRating, type EpochRatings, noRating } from './epoch-ratings.ts';
import { type Judged, type JudgedLoss, type JudgedRun, type Mark, marksOf } from './marks.ts';
import { compareMoments, type Moment, momentKey } from './moment.ts';
import type { OutputAdapter } from './output-adapter.ts';
import { type CheckpointFile, logOf, type OutputRun, type SampleFile } from './output-run.ts';
import { averageAt, type EpochLoss, type ScalarSession } from './scalar-session.ts';

/** A moment of a training at which something was left to judge it by. */
export interface JudgedEpoch extends Judged {
  readonly key: string;
  readonly checkpoint: CheckpointFile | undefined;
  /** The mean loss of the steps, where `loss` is that of pictures that are not trained. */
  readonly trained: number | undefined;
  /** By the number of the prompt. */
  readonly samples: ReadonlyMap<number, SampleFile>;
  readonly rating: EpochRating;
  readonly marks: readonly Mark[];
}

/** All that a training left, to be judged. */
export interface JudgedRunView {
  /** In the order of the training. */
  readonly epochs: readonly JudgedEpoch[];
  /** The prompts that samples were painted from, by number. */
  readonly prompts: readonly number[];
  /** Why no lowest loss is marked; undefined where one is. */
  readonly whyNone: Message | undefined;
  /** What it was judged by. */
  readonly judged: JudgedRun;
}

/** What else is known of a run. */
export interface RunKnowledge {
  /** By the path of their folder. */
  readonly sessions: ReadonlyMap<string, ScalarSession>;
  readonly ratings: EpochRatings;
  readonly isGoingOn: boolean;
  /** The number of the last epoch, and whether it learns by flow matching, where the run itself knows. */
  readonly epochs: number | undefined;
  readonly isFlow: boolean | undefined;
}

/** Puts together what is known of each epoch of a run. */
export function judgeEpochs(
  run: OutputRun,
  known: RunKnowledge,
  adapter: Pick<OutputAdapter, 'quantityOf'>,
): JudgedRunView {
  const moments = new Map<string, { moment: Moment; checkpoint?: CheckpointFile; samples: SampleFile[] }>();
  const at = (moment: Moment) => {
    const key = momentKey(moment);
    const found = moments.get(key) ?? { moment, samples: [] };
    moments.set(key, found);
    return found;
  };
  const bySteps = isBySteps(run.checkpoints);
  for (const checkpoint of run.checkpoints)
    at(momentOf(checkpoint, bySteps, known.epochs)).checkpoint = checkpoint;
  for (const sample of run.samples) at(sample.moment).samples.push(sample);
  const sessions = [...known.sessions.values()];
  const stepOf = (epoch: number) => endOf(sessions, epoch);
  const sorted = [...moments].sort(([, a], [, b]) => compareMoments(a.moment, b.moment, stepOf));
  const epochs = sorted.map(([key, { moment, checkpoint, samples }]): JudgedEpoch => {
    const { judged, trained } = lossOf(moment, checkpoint, run, known, adapter);
    return {
      ...{ key, moment, checkpoint, loss: judged, trained },
      samples: latest(samples),
      rating: known.ratings.get(key) ?? noRating,
      marks: [],
    };
  });
  // A checkpoint knows better than a recipe, whose options may have been changed.
  const isFlow =
    run.checkpoints.find(({ facts }) => facts?.isFlow !== undefined)?.facts?.isFlow ?? known.isFlow;
  const saved = epochs.filter(({ checkpoint }) => checkpoint);
  const isWhole = run.checkpoints.some(({ moment }) => moment.kind === 'last');
  const judged: JudgedRun = { isFlow, isWhole, isGoingOn: known.isGoingOn };
  const { marks, whyNone } = marksOf(saved, judged);
  return {
    epochs: epochs.map((epoch) => ({ ...epoch, marks: marks.get(saved.indexOf(epoch)) ?? [] })),
    prompts: [...new Set(run.samples.map(({ prompt }) => prompt))].sort((a, b) => a - b),
    ...{ whyNone, judged },
  };
}

function isBySteps(checkpoints: readonly CheckpointFile[]): boolean {
  const kinds = checkpoints.map(({ moment }) => moment.kind);
  return kinds.includes('step') && !kinds.includes('epoch');
}

/** The file of the end has no number in its name: what stands in it tells, or how long the training was planned to be. */
function momentOf({ moment, facts }: CheckpointFile, bySteps: boolean, epochs: number | undefined): Moment {
  if (moment.kind !== 'last') return moment;
  const at = bySteps ? facts?.step : (facts?.epoch ?? epochs);
  return at === undefined ? moment : { kind: bySteps ? 'step' : 'epoch', at };
}

/** The step at which an epoch ended, counted over all trainings of the run. */
function endOf(sessions: readonly ScalarSession[], epoch: number): number | undefined {
  for (const { epochs, offset } of [...sessions].reverse()) {
    const end = epochs.find((one) => one.epoch === epoch)?.end;
    if (end !== undefined) return end + offset;
  }
  return undefined;
}

/** Of pictures that were painted at one moment from one prompt the last: a training that was begun again paints them again. */
function latest(samples: readonly SampleFile[]): ReadonlyMap<number, SampleFile> {
  const found = new Map<number, SampleFile>();
  for (const sample of samples) {
    const before = found.get(sample.prompt);
    if (!before || before.time < sample.time) found.set(sample.prompt, sample);
  }
  return found;
}

function lossOf(
  moment: Moment,
  checkpoint: CheckpointFile | undefined,
  run: OutputRun,
  { sessions }: RunKnowledge,
  adapter: Pick<OutputAdapter, 'quantityOf'>,
): { readonly judged: JudgedLoss | undefined; readonly trained: number | undefined } {
  const nothing = { judged: undefined, trained: undefined };
  // A checkpoint's own training, where its file tells; else the last one that knows of the moment.
  const own = logOf(checkpoint?.facts, run.logs);
  const asked = own ? [sessions.get(own.path)] : [...sessions.values()].reverse();
  for (const session of asked) {
    if (!session) continue;
    if (moment.kind === 'step') {
      const value = averageAt(session, adapter, moment.at);
      if (value !== undefined) return { judged: { value, kind: 'average' }, trained: value };
    } else if (moment.kind === 'epoch') {
      const found = session.epochs.find(({ epoch }) => epoch === moment.at);
      if (found) return { judged: judgedLoss(found), trained: found.loss };
    }
  }
  return nothing;
}

function judgedLoss({ loss, validation }: EpochLoss): JudgedLoss | undefined {
  if (validation !== undefined) return { value: validation, kind: 'validation' };
  return loss === undefined ? undefined : { value: loss, kind: 'epoch' };
}
