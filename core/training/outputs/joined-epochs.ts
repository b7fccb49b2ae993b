import type { Message } from '../../message.ts';
import type { Descent } from './descent.ts';
import type { JudgedEpoch, JudgedRunView } from './judged-epochs.ts';
import { type JudgedRun, marksOf } from './marks.ts';
import type { Moment } from './moment.ts';

/** A run on the way to the one that is looked at. */
export interface Generation {
  readonly view: Pick<JudgedRunView, 'epochs' | 'judged'>;
  /** Where it goes on from another; undefined for one that begins by itself. */
  readonly descent: Descent | undefined;
}

/** A moment of a run, or of one that it goes on from. */
export interface JoinedEpoch extends JudgedEpoch {
  /** How many runs back it was: 0 for the run itself. */
  readonly back: number;
  /** The moment as it is counted over all these runs. */
  readonly counted: Moment;
}

/**
 * The epochs of a run behind those of the runs that it goes on from, up to the states that it goes on from. All are judged
 * together: the lowest loss may be an earlier run's.
 * @param generations the run itself, the one that it goes on from, and so on
 */
export function joinEpochs(generations: readonly [Generation, ...Generation[]]): {
  readonly epochs: readonly JoinedEpoch[];
  readonly whyNone: Message | undefined;
  readonly judged: JudgedRun;
} {
  const [own] = generations;
  const joined = generations
    .map(({ view, descent }, back) => {
      const end = generations[back - 1]?.descent;
      const epochs = view.epochs.map((epoch) => ({
        ...epoch,
        back,
        counted: countOf(epoch.moment, descent),
      }));
      return epochs.filter(({ counted }) => !end || isUpTo(counted, end));
    })
    .reverse()
    .flat();
  const saved = joined.filter(({ checkpoint }) => checkpoint);
  const isFlow = generations.find(({ view }) => view.judged.isFlow !== undefined)?.view.judged.isFlow;
  const judged = { ...own.view.judged, isFlow };
  const { marks, whyNone } = marksOf(saved, judged);
  return {
    judged,
    epochs: joined.map((epoch) => ({ ...epoch, marks: marks.get(saved.indexOf(epoch)) ?? [] })),
    whyNone,
  };
}

function countOf(moment: Moment, descent: Descent | undefined): Moment {
  if (!descent || moment.kind === 'last') return moment;
  if (moment.kind === 'step') return { kind: 'step', at: moment.at + descent.steps };
  // Before its first step it is where the other was left.
  return { kind: 'epoch', at: moment.at === 0 ? descent.epochs : moment.at + descent.shift };
}

function isUpTo(moment: Moment, { steps, epochs }: Descent): boolean {
  if (moment.kind === 'last') return false;
  return moment.at <= (moment.kind === 'step' ? steps : epochs);
}
