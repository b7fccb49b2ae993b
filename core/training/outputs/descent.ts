import type { ScalarSession } from './scalar-session.ts';

/** How a training goes on from a saved state of another: how much was done before its own first step, over all before it. */
export interface Descent {
  /** Steps that were done. */
  readonly steps: number;
  /** Epochs that were trained to their end. */
  readonly epochs: number;
  /** What is added to the trainer's numbers of its epochs, so that they go on: the trainer numbers them by the state's steps alone. */
  readonly shift: number;
}

/** What a saved state counts, in the run that saved it. */
export interface SavedCount {
  readonly epoch: number;
  readonly step: number;
}

/**
 * How a training goes on from a state. The trainer counts its steps from 0 again, and numbers its first epoch by the steps
 * of the state, in which those of runs before are lost.
 * @param own steps of an epoch of this training @param from the run that saved the state; undefined where that isn't known
 */
export function descentOf(
  { epoch, step }: SavedCount,
  own: number | undefined,
  from: { readonly stepsPerEpoch: number | undefined; readonly descent: Descent | undefined } | undefined,
): Descent {
  const first = own === undefined ? undefined : Math.floor(step / own) + 1;
  if (!from) return { steps: step, epochs: (first ?? epoch + 1) - 1, shift: 0 };
  const { stepsPerEpoch, descent } = from;
  // Of an epoch within which the state was saved nothing counts: it is trained again.
  const epochs =
    stepsPerEpoch === undefined
      ? epoch + (descent?.shift ?? 0)
      : Math.floor(step / stepsPerEpoch) + (descent?.epochs ?? 0);
  const shift = first === undefined ? 0 : epochs + 1 - first;
  return { steps: step + (descent?.steps ?? 0), epochs, shift };
}

/** The logs of a run behind those of the run that it goes on from, which count up to the state alone. */
export function joinSessions(
  before: readonly ScalarSession[],
  own: readonly ScalarSession[],
  descent: Descent,
): readonly ScalarSession[] {
  const { steps, epochs, shift } = descent;
  return [
    ...before.map((session) => ({ ...session, until: earlier(session.until, { steps, epochs }) })),
    ...own.map((session, place) => ({
      ...session,
      shift,
      offset: place === 0 ? steps - session.skipped : session.offset,
    })),
  ];
}

function earlier(a: ScalarSession['until'], b: NonNullable<ScalarSession['until']>): ScalarSession['until'] {
  return a && a.steps < b.steps ? a : b;
}
