/** What a run tells about how long another one takes. */
export interface EarlierRun {
  readonly gpu: string;
  /** The kind of model. */
  readonly family: string;
  /** As it was written: `768,768`. */
  readonly resolution: string;
  readonly batch: number;
  /** By its own log. */
  readonly secondsPerStep: number;
}

/** What a training has to have in common with an earlier run. */
export type RunKind = Omit<EarlierRun, 'secondsPerStep'>;

/** How long a training takes, by earlier runs of its kind. */
export interface ExpectedTime {
  /** Seconds, without loading the model and painting samples. */
  readonly seconds: number;
  readonly secondsPerStep: number;
  /** How many runs say so. */
  readonly runs: number;
}

/** Whether an earlier run was of this kind: on such a card, with such a model, resolution and batch. */
export function isOfKind(run: RunKind, kind: RunKind): boolean {
  return (
    run.gpu === kind.gpu &&
    run.family === kind.family &&
    run.resolution === kind.resolution &&
    run.batch === kind.batch
  );
}

/** How long a training takes, by the median of earlier runs of its kind; undefined where there is none. */
export function expectedTime(
  steps: number,
  earlier: readonly Pick<EarlierRun, 'secondsPerStep'>[],
): ExpectedTime | undefined {
  const speeds = earlier
    .map(({ secondsPerStep }) => secondsPerStep)
    .filter((seconds) => seconds > 0)
    .sort((a, b) => a - b);
  const low = speeds[Math.floor((speeds.length - 1) / 2)];
  const high = speeds[Math.floor(speeds.length / 2)];
  if (low === undefined || high === undefined) return undefined;
  const secondsPerStep = (low + high) / 2;
  return { seconds: steps * secondsPerStep, secondsPerStep, runs: speeds.length };
}
