import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { oneProcess } from '../../../core/training/launch.ts';
import { mergeOptions, type Options } from '../../../core/training/options.ts';
import type { StepCount, Subset } from '../../../core/training/plan.ts';
import { sd15Likeness } from '../../../core/training/recipes/sd15-likeness.ts';
import { stepFormula } from '../../../core/training/step-formula.ts';
import { planOf, subsetOf } from './plans.ts';

const count = (shown: number, stepsPerEpoch: number, changes: Partial<StepCount> = {}): StepCount => ({
  shown,
  batch: 1,
  stepsPerEpoch,
  epochs: 8,
  steps: 8 * stepsPerEpoch,
  buckets: [],
  ...changes,
});

function onTwo(steps: StepCount, options: Options = {}): string {
  const plan = planOf({
    options: mergeOptions(sd15Likeness.options, options),
    launch: { ...oneProcess, processes: 2 },
  });
  return formatMessage(stepFormula(plan, steps));
}

function formula(steps: StepCount, subsets: readonly Subset[] = [subsetOf()], options: Options = {}): string {
  const plan = planOf({ subsets, options: mergeOptions(sd15Likeness.options, options) });
  return formatMessage(stepFormula(plan, steps));
}

const two = [subsetOf({ images: 30 }), subsetOf({ images: 24, repeats: 5 })];
const regularized = [subsetOf(), subsetOf({ isRegularization: true, images: 500, repeats: 1 })];
const byStepsAlone: Options = { max_train_epochs: undefined, max_train_steps: 1000 };

describe('the number of steps is explained', () => {
  it.each<[string, string]>([
    ['420 pictures an epoch (42 × 10) × 8 epochs, batch 1, on 2 GPUs: 1680 steps', onTwo(count(420, 210))],
    [
      '420 pictures an epoch (42 × 10) × 8 epochs, batch 1, on 2 GPUs: 424 steps of 4 batches each',
      onTwo(count(420, 53), { gradient_accumulation_steps: 4 }),
    ],
    [
      '1000 steps, 210 an epoch: 5 epochs of 420 pictures (42 × 10), batch 1, on 2 GPUs',
      onTwo(count(420, 210, { epochs: 5, steps: 1000 }), { ...byStepsAlone }),
    ],
    ['42 pictures × 10 repeats × 8 epochs / batch 1 = 3360 steps', formula(count(420, 420))],
    [
      '42 pictures × 10 repeats × 8 epochs / batch 4 = 848 steps (the last batch of a bucket may be smaller)',
      formula(count(420, 106, { batch: 4 })),
    ],
    [
      '420 pictures an epoch (30 × 10 + 24 × 5) × 8 epochs / batch 1 = 3360 steps',
      formula(count(420, 420), two),
    ],
    [
      '420 pictures an epoch (30 × 10 + 24 × 5) × 8 epochs / batch 4 = 848 steps (the last batch of a bucket may be smaller)',
      formula(count(420, 106, { batch: 4 }), two),
    ],
    [
      '840 pictures an epoch (42 × 10 + 420) × 8 epochs / batch 1 = 6720 steps',
      formula(count(840, 840), regularized),
    ],
    [
      '1000 steps, 420 an epoch: 3 epochs of 420 pictures (42 × 10), batch 1',
      formula(count(420, 420, { epochs: 3, steps: 1000 }), undefined, byStepsAlone),
    ],
    [
      '420 pictures an epoch (42 × 10) × 8 epochs, batch 1: 840 steps of 4 batches',
      formula(count(420, 105), undefined, { gradient_accumulation_steps: 4 }),
    ],
    [
      '1000 steps of 4 batches, 105 an epoch: 10 epochs of 420 pictures (42 × 10), batch 1',
      formula(count(420, 105, { epochs: 10, steps: 1000 }), undefined, {
        ...byStepsAlone,
        gradient_accumulation_steps: 4,
      }),
    ],
  ])('%s', (expected, text) => expect(text).toBe(expected));
});
