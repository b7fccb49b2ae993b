import type { FollowedRun } from '../../core/node/runs/followed-run.ts';
import type { ScalarSeries } from '../../core/training/events/scalar-series.ts';
import { smooth } from '../../core/training/events/smooth.ts';
import { thin } from '../../core/training/events/thin.ts';
import type { RunCurve, RunsPageParams } from '../../protocol/runs-page/requests.ts';

type Asked = Pick<RunsPageParams<'curves'>, 'kinds' | 'window' | 'columns' | 'smoothing'>;

/** These are smoothed: all others are smooth, or have too few points. */
const SMOOTHED: readonly RunCurve['kind'][] = ['loss', 'norm', 'other'];

/** The quantities of a run, thinned to what is drawn. */
export function curvesOf(id: string, run: FollowedRun, asked: Asked): readonly RunCurve[] {
  return run.quantities
    .filter(({ kind }) => asked.kinds.includes(kind))
    .map(({ tag, kind }) => {
      const series = run.curve(tag);
      const isByEpoch = kind === 'epoch' || kind === 'validation-epoch';
      const steps = isByEpoch ? stepsOfEpochs(series, run.epochEnds) : series.steps;
      const smoothing = SMOOTHED.includes(kind) ? asked.smoothing : 0;
      return { run: id, tag, kind, ...drawn(steps, series.values, asked, smoothing) };
    });
}

type Drawn = Pick<RunCurve, 'steps' | 'values' | 'smooth' | 'range' | 'broken'>;

function drawn(
  steps: Float64Array,
  values: Float64Array,
  { window, columns }: Asked,
  smoothing: number,
): Drawn {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined)
    return { steps: [], values: [], smooth: null, range: null, broken: 0 };
  const [from, to] = window ?? [first, last];
  const kept = thin(steps, values, { from, to, columns });
  const smoothed = smoothing > 0 ? smooth(values, smoothing) : undefined;
  return {
    steps: kept.map((place) => steps[place] ?? 0),
    values: kept.map((place) => finite(values[place])),
    smooth: smoothed ? kept.map((place) => finite(smoothed[place])) : null,
    range: [first, last],
    broken: values.reduce((sum, value) => sum + (Number.isFinite(value) ? 0 : 1), 0),
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Where an epoch's value stands among steps: at its end; where that isn't known, at its number. */
function stepsOfEpochs(series: ScalarSeries, ends: ReadonlyMap<number, number>): Float64Array {
  return series.steps.map((epoch) => ends.get(epoch) ?? epoch);
}
