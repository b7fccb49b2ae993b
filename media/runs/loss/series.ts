import type { RunCurve } from '../../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../../protocol/runs-page/strings.ts';

/** How many colours there are. */
export const COLOURS = 6;

/** One line of the drawing. */
export interface Line {
  readonly key: string;
  readonly title: string;
  readonly curve: RunCurve;
  readonly values: readonly (number | null)[];
  /** Which colour, from 0. */
  readonly colour: number;
  readonly look: 'strong' | 'faint' | 'thin' | 'points' | 'dashed';
}

/** The lines of some curves: a value of each step is drawn faintly behind its smoothed one. */
export function linesOf(
  strings: RunsPageStrings,
  curves: readonly RunCurve[],
  titleOf: (run: string) => string,
): readonly Line[] {
  const runs = [...new Set(curves.map(({ run }) => run))];
  const lines: Line[] = [];
  for (const curve of curves) {
    // Several runs are told apart by colours, the quantities of one run otherwise.
    const own = curves.filter(({ run }) => run === curve.run).indexOf(curve);
    const colour = (runs.length > 1 ? runs.indexOf(curve.run) : own) % COLOURS;
    const name = quantityOf(strings, curve);
    const title = runs.length > 1 ? `${titleOf(curve.run)}: ${name}` : name;
    const base = { key: `${curve.run} ${curve.tag}`, title, curve, colour };
    if (curve.smooth) {
      lines.push({ ...base, key: `${base.key} each`, title: '', values: curve.values, look: 'faint' });
      lines.push({ ...base, values: curve.smooth, look: 'strong' });
    } else lines.push({ ...base, values: curve.values, look: lookOf(curve) });
  }
  return lines;
}

function lookOf({ kind }: RunCurve): Line['look'] {
  if (kind === 'epoch' || kind === 'validation-epoch') return 'points';
  return kind === 'validation' ? 'dashed' : kind === 'loss' ? 'thin' : 'strong';
}

function quantityOf(strings: RunsPageStrings, { kind, tag }: RunCurve): string {
  switch (kind) {
    case 'loss':
      return strings.kindLoss;
    case 'average':
      return strings.kindAverage;
    case 'epoch':
      return strings.kindEpoch;
    case 'validation':
      return strings.kindValidation;
    case 'validation-epoch':
      return strings.kindValidationEpoch;
    default:
      return tag;
  }
}

/** The place of the point that is nearest to a step; -1 where there is none. @param steps in order */
export function nearest(steps: readonly number[], step: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle] ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [steps[low - 1], steps[low]];
  if (after === undefined) return low - 1;
  return before !== undefined && step - before < after - step ? low - 1 : low;
}
