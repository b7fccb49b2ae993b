import { ScalarSeries } from '../events/scalar-series.ts';
import type { ScalarSession } from './scalar-session.ts';

/**
 * One quantity over all trainings that go on from each other: a later one takes the place of what an earlier one logged from
 * its first step on.
 * @param sessions in the order in which they were begun
 */
export function curveOf(sessions: readonly ScalarSession[], tag: string, isByEpoch: boolean): ScalarSeries {
  const [only] = sessions;
  const single = only?.log.series.get(tag);
  const isMoved = (isByEpoch ? only?.shift : only?.offset) !== 0 || only?.until !== undefined;
  const isAsLogged = !isMoved && only?.remade?.tag !== tag;
  if (sessions.length === 1 && single && isAsLogged) return single;
  const curve = new ScalarSeries();
  for (const { log, offset, shift, until, remade } of sessions) {
    const series = log.series.get(tag);
    if (!series || series.length === 0) continue;
    const { steps, values, times } = series;
    const moved = isByEpoch ? shift : offset;
    const last = (isByEpoch ? until?.epochs : until?.steps) ?? Number.POSITIVE_INFINITY;
    curve.dropFrom((steps[0] as number) + moved);
    const means = remade?.tag === tag ? remade.means : undefined;
    for (let index = 0; index < steps.length && (steps[index] as number) + moved <= last; index++) {
      const step = steps[index] as number;
      curve.add(step + moved, means?.get(step) ?? (values[index] as number), times[index] as number);
    }
  }
  return curve;
}
