import type { RunEpoch } from '../../protocol/runs-page/requests.ts';
import type { RunsPageStrings } from '../../protocol/runs-page/strings.ts';
import { fill } from '../shared/fill.ts';

/** What a moment of a training is called. */
export function momentOf(
  strings: RunsPageStrings,
  { kind, at, begins }: Pick<RunEpoch, 'kind' | 'at' | 'begins'>,
): string {
  if (kind === 'last' || at === null) return strings.end;
  if (begins === 'resume') return at === 0 ? strings.resumed : fill(strings.resumedAfter, at);
  if (begins !== null) return begins === 'warm-start' ? strings.warmStart : strings.beforeTraining;
  return fill(kind === 'step' ? strings.step : strings.epoch, at);
}

/** What there is to know of a moment beside its name: with what was painted, how else it is numbered; empty as a rule. */
export function hintOf(strings: RunsPageStrings, { begins, own, from }: RunEpoch): string {
  const hints = {
    new: strings.beforeTrainingHint,
    'warm-start': strings.warmStartHint,
    resume: strings.resumedHint,
    unknown: strings.beginningUnknownHint,
  };
  return [
    ...(begins === null ? [] : [hints[begins]]),
    ...(own === null ? [] : [fill(strings.ownNumber, own)]),
    ...(from === null ? [] : [`${fill(strings.ofRun, from)}.`]),
  ].join(' ');
}

/** A value as far as it tells something: 4 digits, or as a power of ten where it is very small. */
export function numberOf(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3) return value.toExponential(3);
  return value.toPrecision(4);
}

/** The loss that an epoch is judged by. */
export function lossOf(strings: RunsPageStrings, { loss, isLossBroken }: RunEpoch): string {
  if (isLossBroken) return strings.unknownNumber;
  return loss === null ? strings.none : numberOf(loss);
}

/** What kind of loss epochs are judged by: `0.3706 (mean of the epoch)`. @param loss what stands for it */
export function withKind(strings: RunsPageStrings, loss: string, kind: RunEpoch['lossKind']): string {
  if (kind === null) return loss;
  const { validationLoss: validation, meanLoss: epoch, averageLoss: average } = strings;
  return fill({ validation, epoch, average }[kind], loss);
}
