import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';
import { fill } from '../../shared/fill.ts';
import { numberOf } from '../words.ts';
import { type Line, nearest } from './series.ts';

/**
 * What a line says at a step: its value, and the smoothed one. Nothing where it has begun or ended elsewhere: another run may be
 * longer.
 * @param step undefined for its last value
 */
export function valueAt(
  strings: Pick<RunsPageStrings, 'none' | 'smoothed'>,
  line: Pick<Line, 'curve' | 'values'>,
  step: number | undefined,
): string {
  const place = placeAt(line.curve, step);
  const [smooth, value] = [line.values[place] ?? null, line.curve.values[place] ?? null];
  if (value === null) return strings.none;
  if (smooth === null || smooth === value) return numberOf(value);
  return fill(strings.smoothed, numberOf(value), numberOf(smooth));
}

function placeAt({ steps, kind, range }: Line['curve'], step: number | undefined): number {
  if (step === undefined || range === null) return steps.length - 1;
  const at = Math.round(step);
  // The mean of an epoch stands at its end, and is that of all its steps.
  if (kind === 'epoch' || kind === 'validation-epoch') return steps.findIndex((end) => end >= at);
  return at < range[0] || at > range[1] ? -1 : nearest(steps, at);
}
