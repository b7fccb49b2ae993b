import { type Message, message } from '../../message.ts';
import type { Moment } from './moment.ts';

/** The loss that a checkpoint is judged by. */
export interface JudgedLoss {
  readonly value: number;
  /** On which pictures, over what: `epoch`: the mean of the epoch; `average`: of as many steps as an epoch has, up to the checkpoint. */
  readonly kind: 'validation' | 'epoch' | 'average';
}

/** Why a checkpoint stands out. */
export interface Mark {
  readonly kind: 'lowest' | 'last';
  readonly reason: Message;
}

/** What is known of a checkpoint to judge it. */
export interface Judged {
  readonly moment: Moment;
  readonly loss: JudgedLoss | undefined;
}

/** What is known of the training. */
export interface JudgedRun {
  /** Undefined where the kind of model isn't known. */
  readonly isFlow: boolean | undefined;
  /** Whether more is going to come. */
  readonly isGoingOn: boolean;
  /** Whether the file of the end of the training is there. */
  readonly isWhole: boolean;
}

/** Marks of checkpoints by their place, and why there is no lowest loss. */
export interface Marks {
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly whyNone: Message | undefined;
}

/**
 * Marks the lowest loss and the last checkpoint: the two that people try first. Where the loss tells nothing, none is marked.
 * @param checkpoints in the order in which they were written
 */
export function marksOf(checkpoints: readonly Judged[], run: JudgedRun): Marks {
  const marks = new Map<number, Mark[]>();
  const add = (place: number, mark: Mark) => marks.set(place, [...(marks.get(place) ?? []), mark]);
  const whyNone = whyNoLowest(checkpoints, run);
  if (whyNone === undefined) {
    const place = lowestOf(checkpoints);
    const loss = checkpoints[place]?.loss;
    if (loss) add(place, { kind: 'lowest', reason: reasonOf(loss, checkpoints.length) });
  }
  if (checkpoints.length > 0) add(checkpoints.length - 1, { kind: 'last', reason: lastReason(run) });
  return { marks, whyNone };
}

function whyNoLowest(checkpoints: readonly Judged[], { isFlow }: JudgedRun): Message | undefined {
  if (isFlow)
    return message(
      'No lowest loss is marked: this kind of model learns by flow matching, and there the loss of an epoch says nothing of what it paints.',
    );
  if (isFlow === undefined)
    return message('No lowest loss is marked: what kind of model this is trained for is not known.');
  const kinds = new Set(checkpoints.flatMap(({ loss }) => (loss ? [isValidation(loss)] : [])));
  if (kinds.size > 1)
    return message('No lowest loss is marked: some epochs have a validation loss, and some have none.');
  const known = checkpoints.filter(({ loss }) => loss && Number.isFinite(loss.value));
  if (known.length < 2) return message('No lowest loss is marked: there are no two checkpoints with a loss.');
  // Of those that nothing is known of any may be the lowest.
  const unknown = checkpoints.filter(({ loss }) => !loss).length;
  if (unknown > 0)
    return message(
      'No lowest loss is marked: the log has the loss of {0} of {1} checkpoints only.',
      ...[checkpoints.length - unknown, checkpoints.length],
    );
  return undefined;
}

function isValidation({ kind }: JudgedLoss): boolean {
  return kind === 'validation';
}

function lowestOf(checkpoints: readonly Judged[]): number {
  let lowest = -1;
  checkpoints.forEach(({ loss }, place) => {
    const value = loss?.value ?? Number.NaN;
    const least = checkpoints[lowest]?.loss?.value ?? Number.POSITIVE_INFINITY;
    if (Number.isFinite(value) && value < least) lowest = place;
  });
  return lowest;
}

function reasonOf({ kind }: JudgedLoss, count: number): Message {
  if (kind === 'validation')
    return message(
      'The lowest loss of {0} checkpoints on pictures that are not trained: from where that rises, the training pictures are learnt by heart.',
      count,
    );
  return message(
    'The lowest mean loss of {0} checkpoints. It tells how well the training pictures are met, not how the LoRA paints: it may have learnt too much.',
    count,
  );
}

function lastReason({ isGoingOn, isWhole }: JudgedRun): Message {
  if (isWhole) return message('The end of the training.');
  return isGoingOn
    ? message('The last one up to now: the training goes on.')
    : message('The last one that was saved: the training ended before its end.');
}
