/** When in a training something was written: after an epoch, after a step; or at its end, where nothing tells which epoch that was. */
export type Moment =
  | { readonly kind: 'epoch'; readonly at: number }
  | { readonly kind: 'step'; readonly at: number }
  | { readonly kind: 'last' };

/** Names a moment, in files of ours too: `epoch-6`, `step-500`, `last`. */
export function momentKey(moment: Moment): string {
  return moment.kind === 'last' ? 'last' : `${moment.kind}-${moment.at}`;
}

/**
 * Which of two moments is earlier (less than 0: the first). Epochs and steps are compared by steps, where the end of an epoch
 * is known in steps; else all epochs come first.
 * @param stepOf the step at which an epoch ended
 */
export function compareMoments(
  a: Moment,
  b: Moment,
  stepOf: (epoch: number) => number | undefined = () => undefined,
): number {
  if (a.kind === 'last' || b.kind === 'last') return Number(a.kind === 'last') - Number(b.kind === 'last');
  if (a.kind === b.kind) return a.at - b.at;
  const [epoch, step] = a.kind === 'epoch' ? [a.at, b.at] : [b.at, a.at];
  const end = epoch === 0 ? 0 : stepOf(epoch);
  // At the same step the epoch's end is behind the step.
  const order = end === undefined || end < step ? -1 : 1;
  return a.kind === 'epoch' ? order : -order;
}
