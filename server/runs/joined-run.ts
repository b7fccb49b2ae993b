import { trainingById } from '../../core/trainers/training-adapters.ts';
import { type Generation, type JoinedEpoch, joinEpochs } from '../../core/training/outputs/joined-epochs.ts';
import type { JudgedRunView } from '../../core/training/outputs/judged-epochs.ts';
import type { OpenedRun } from './opened-runs.ts';
import { promptedRun, writtenPromptsOf } from './run-prompts.ts';

/** A moment that is shown with a run: its own, or one of a run that it goes on from. */
export interface ShownEpoch extends JoinedEpoch {
  /** By which it is asked for: those of other runs say how far back. */
  readonly shownKey: string;
  /** The run that it belongs to, in whose folder its rating is kept. */
  readonly owner: OpenedRun;
}

/** A run behind those that it goes on from. */
export interface JoinedRun extends Pick<JudgedRunView, 'whyNone' | 'judged'> {
  readonly epochs: readonly ShownEpoch[];
  /** The prompts that any of them has samples of, by their numbers in the run itself. */
  readonly prompts: readonly number[];
}

/** Puts a run behind those that it goes on from. */
export function joinedRun(opened: OpenedRun): JoinedRun {
  const runs = lineOf(opened);
  const [own, ...others] = runs.map(({ followed }): Generation => {
    return { view: followed.judge(), descent: followed.before?.descent };
  }) as [Generation, ...Generation[]];
  const { epochs, whyNone, judged } = joinEpochs([own, ...others]);
  const lines = runs.map(linesOf);
  const shown = epochs.map((epoch): ShownEpoch => {
    const { back, key } = epoch;
    return {
      ...epoch,
      owner: runs[back] ?? opened,
      shownKey: back === 0 ? key : `${back}~${key}`,
      samples: back === 0 ? epoch.samples : renumbered(epoch.samples, lines[back], lines[0]),
    };
  });
  const prompts = new Set(shown.flatMap(({ samples }) => [...samples.keys()]));
  return { epochs: shown, whyNone, judged, prompts: [...prompts].sort((a, b) => a - b) };
}

/** A run, the one that it goes on from, and so on. */
export function lineOf(opened: OpenedRun): readonly [OpenedRun, ...OpenedRun[]] {
  return opened.before ? [opened, ...lineOf(opened.before)] : [opened];
}

/** The prompts of a run in a form in which they can be compared. */
function linesOf(run: OpenedRun): readonly string[] | undefined {
  const training = trainingById(run.followed.record?.trainer.id);
  return writtenPromptsOf(training, promptedRun(run).output)?.map((written) => JSON.stringify(written));
}

/** Samples by the numbers that their prompts have in another run; what it doesn't paint is left out. */
function renumbered(
  samples: JoinedEpoch['samples'],
  theirs: readonly string[] | undefined,
  ours: readonly string[] | undefined,
): JoinedEpoch['samples'] {
  if (!theirs || !ours) return samples;
  const found = [...samples].flatMap(([number, sample]) => {
    const line = theirs[number];
    const own = line === undefined || ours[number] === line ? number : ours.indexOf(line);
    return own < 0 ? [] : [[own, sample] as const];
  });
  return new Map(found);
}
