import type { StepEvent } from '../../../training/trainer-event.ts';

/** A progress bar in front of a segment. */
export interface Bar {
  /** Undefined for bars that don't count the training's steps. */
  readonly event: StepEvent | undefined;
  /** Where the bar ends in the segment: something can be glued to it. */
  readonly end: number;
}

/** tqdm's form: `steps:   8%|▊         | 1/12 [00:02<00:23,  2.12s/it, avr_loss=1.11]`. */
const STEPS =
  /^steps: +\d+%\|[^|\]]*\| *(\d+)\/(\d+) \[([\d:]+)<([\d:]+|\?), +([\d.]+|\?)(it\/s|s\/it)(?:, ([^\]]*))?\]/;

/** The other bars of a training; most have no name. Known by name, for a text like `prompt: 50%|…` is none. */
const OTHERS =
  /^(?:(?:read caption|get image size|(?:epoch )?validation steps|Sampling):)? *\d+%\|[^|\]]*\|[^\]]*\]/;

/** The progress bar that a segment begins with. Source: the uses of `tqdm` in `train_network.py` and `library`. */
export function readBar(segment: string): Bar | undefined {
  const match = STEPS.exec(segment);
  if (match) return { event: stepOf(match), end: match[0].length };
  const other = OTHERS.exec(segment);
  return other ? { event: undefined, end: other[0].length } : undefined;
}

function stepOf([
  ,
  step,
  of,
  elapsed = '',
  left = '',
  rate = '',
  unit,
  postfix = '',
]: RegExpExecArray): StepEvent {
  const loss = lossOf(postfix);
  const speed = unit === 'it/s' ? Number(rate) : 1 / Number(rate);
  return {
    kind: 'step',
    step: Number(step),
    of: Number(of),
    elapsed: seconds(elapsed),
    ...(left !== '?' && { left: seconds(left) }),
    ...(Number.isFinite(speed) && { speed }),
    ...(loss !== undefined && { loss }),
  };
}

/** Of `MM:SS` or `H:MM:SS`; hours are not turned into days. */
function seconds(time: string): number {
  return time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** tqdm sorts what stands behind the speed by name: `Average key norm=0.1, Keys Scaled=3, avr_loss=1.1`. */
function lossOf(postfix: string): number | undefined {
  const text = /(?:^|, )avr_loss=([^,]*)/.exec(postfix)?.[1]?.trim();
  if (text === undefined || text === '') return undefined;
  if (text === 'nan') return Number.NaN;
  const loss = Number(text.replace(/^(-?)inf$/, '$1Infinity'));
  return Number.isNaN(loss) ? undefined : loss;
}
