import type { ScalarLog } from '../events/scalar-log.ts';
import type { ScalarSeries } from '../events/scalar-series.ts';
import type { OutputAdapter, QuantityKind } from './output-adapter.ts';

/** How an epoch went. */
export interface EpochLoss {
  readonly epoch: number;
  /** The step at its end, in the count of this log; undefined where no step is logged. */
  readonly end: number | undefined;
  /** The mean of its steps. May be no number. */
  readonly loss: number | undefined;
  /** On pictures that are not trained. */
  readonly validation: number | undefined;
}

/** What one log tells of epochs. A training that goes on from a saved state begins a new log. */
export interface ScalarSession {
  readonly log: ScalarLog;
  readonly epochs: readonly EpochLoss[];
  /**
   * What has to be added to its steps, so that they go on from the training that it goes on from: that counts from 0 again,
   * while the epochs go on.
   */
  readonly offset: number;
  /** Steps that its count begins with: of an epoch that it was told to skip a part of. */
  readonly skipped: number;
  /** What has to be added to its numbers of epochs. */
  readonly shift: number;
  /** Means of its epochs that were made anew, and the quantity whose place they take; undefined where the trainer's are right. */
  readonly remade: { readonly tag: string; readonly means: ReadonlyMap<number, number> } | undefined;
  /** Up to where another training goes on from it, counted over all; undefined for one that nothing goes on from. */
  readonly until: { readonly steps: number; readonly epochs: number } | undefined;
}

/** Reads what a log tells of epochs. */
export function sessionOf(log: ScalarLog, { quantityOf }: Pick<OutputAdapter, 'quantityOf'>): ScalarSession {
  const tagOf = (kind: QuantityKind) => [...log.series.keys()].find((tag) => quantityOf(tag) === kind);
  const first = (kind: QuantityKind): ScalarSeries | undefined => log.series.get(tagOf(kind) ?? '');
  const [means, validations, losses] = [first('epoch'), first('validation-epoch'), first('loss')];
  const found = new Map<number, { time: number; loss?: number; validation?: number }>();
  const note = (series: ScalarSeries | undefined, key: 'loss' | 'validation') => {
    for (let index = 0; index < (series?.length ?? 0); index++) {
      const [epoch, time] = [series?.steps[index] ?? 0, series?.times[index] ?? 0];
      const known = found.get(epoch);
      found.set(epoch, {
        ...known,
        time: Math.max(time, known?.time ?? 0),
        [key]: series?.values[index] ?? 0,
      });
    }
  };
  note(means, 'loss');
  note(validations, 'validation');
  const sorted = [...found].sort(([a], [b]) => a - b);
  const isResumed = (sorted[0]?.[0] ?? 1) > 1;
  let before = 0;
  const epochs = sorted.map(([epoch, { time, loss, validation }]): EpochLoss => {
    const last = losses ? placeAt(losses.times, time) : -1;
    const end = last < 0 ? undefined : losses?.steps[last];
    // Of a training that was resumed in a later epoch, the trainer's mean counts what it has not seen as 0.
    const mean = isResumed && losses && last >= before ? meanOf(losses.values, before, last + 1) : loss;
    before = Math.max(before, last + 1);
    return { epoch, end, loss: mean, validation };
  });
  const skipped = Math.max(0, (losses?.steps[0] ?? 1) - 1);
  const tag = isResumed ? tagOf('epoch') : undefined;
  const anew = epochs.flatMap(({ epoch, loss }) => (loss === undefined ? [] : [[epoch, loss] as const]));
  return {
    ...{ log, epochs, offset: offsetOf(epochs, losses), skipped, shift: 0, until: undefined },
    remade: tag === undefined ? undefined : { tag, means: new Map(anew) },
  };
}

/** The last place whose time is not after this one; -1 where there is none. */
function placeAt(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function meanOf(values: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let index = start; index < end; index++) sum += values[index] as number;
  return sum / (end - start);
}

function offsetOf([first]: readonly EpochLoss[], losses: ScalarSeries | undefined): number {
  // With accumulated gradients it logs step 0, too.
  const isFromStart = losses !== undefined && (losses.steps[0] ?? 2) <= 1;
  if (!first || first.epoch <= 1 || first.end === undefined || !isFromStart) return 0;
  return (first.epoch - 1) * first.end;
}

/** What a log says at a step: the average over the steps of an epoch up to there. Undefined where it was not there yet. */
export function averageAt(
  { log }: ScalarSession,
  { quantityOf }: Pick<OutputAdapter, 'quantityOf'>,
  step: number,
): number | undefined {
  for (const [tag, { steps, values }] of log.series) {
    if (quantityOf(tag) !== 'average') continue;
    const place = placeAt(steps, step);
    return place < 0 || steps[place] !== step ? undefined : values[place];
  }
  return undefined;
}
