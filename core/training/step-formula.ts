import { type Message, message } from '../message.ts';
import type { Course } from './beginning.ts';
import { numberOption } from './options.ts';
import type { Plan, StepCount } from './plan.ts';

/**
 * How many steps a training has, and why: `42 pictures × 10 repeats × 8 epochs / batch 1 = 3360 steps`. Where the trainer
 * counts more than the division gives, since each bucket's last batch may be smaller, that is said.
 */
export function stepFormula({ subsets, options, launch }: Plan, steps: StepCount): Message {
  const { shown, batch, epochs, stepsPerEpoch } = steps;
  const own = subsets.filter(({ isRegularization }) => !isRegularization);
  const [only, ...more] = own;
  const pictures = picturesOf(own, shown);
  const accumulated = numberOption(options, 'gradient_accumulation_steps', 1);
  const isByEpochs = typeof options['max_train_epochs'] === 'number';
  if (launch && launch.processes > 1) {
    const told = { pictures, accumulated, processes: launch.processes };
    return onSeveralGpus(steps, isByEpochs, told);
  }
  if (!isByEpochs) {
    const parts = [steps.steps, stepsPerEpoch, epochs, shown, pictures, batch];
    return accumulated > 1
      ? message(
          '{0} steps of {6} batches, {1} an epoch: {2} epochs of {3} pictures ({4}), batch {5}',
          ...parts,
          accumulated,
        )
      : message('{0} steps, {1} an epoch: {2} epochs of {3} pictures ({4}), batch {5}', ...parts);
  }
  if (accumulated > 1) {
    return message(
      '{0} pictures an epoch ({1}) × {2} epochs, batch {3}: {4} steps of {5} batches',
      ...[shown, pictures, epochs, batch, steps.steps, accumulated],
    );
  }
  const isUneven = stepsPerEpoch * batch !== shown;
  if (only && more.length === 0 && shown === only.images * only.repeats) {
    const parts = [only.images, only.repeats, epochs, batch, steps.steps];
    return isUneven
      ? message(
          '{0} pictures × {1} repeats × {2} epochs / batch {3} = {4} steps (the last batch of a bucket may be smaller)',
          ...parts,
        )
      : message('{0} pictures × {1} repeats × {2} epochs / batch {3} = {4} steps', ...parts);
  }
  const parts = [shown, pictures, epochs, batch, steps.steps];
  return isUneven
    ? message(
        '{0} pictures an epoch ({1}) × {2} epochs / batch {3} = {4} steps (the last batch of a bucket may be smaller)',
        ...parts,
      )
    : message('{0} pictures an epoch ({1}) × {2} epochs / batch {3} = {4} steps', ...parts);
}

/** How many of the steps are left after a saved state; undefined where all are trained. */
export function stepsLeft({ steps }: StepCount, course: Course | undefined): Message | undefined {
  return course && course.steps < steps ? message('{0} of them left to train', course.steps) : undefined;
}

/** Each GPU has a batch of its own, and the last ones may be shared unevenly: there is no division to show. */
function onSeveralGpus(
  { shown, batch, epochs, stepsPerEpoch, steps }: StepCount,
  isByEpochs: boolean,
  told: { readonly pictures: string; readonly accumulated: number; readonly processes: number },
): Message {
  const { pictures, accumulated, processes } = told;
  if (!isByEpochs) {
    return message(
      '{0} steps, {1} an epoch: {2} epochs of {3} pictures ({4}), batch {5}, on {6} GPUs',
      ...[steps, stepsPerEpoch, epochs, shown, pictures, batch, processes],
    );
  }
  const parts = [shown, pictures, epochs, batch, steps, processes];
  return accumulated > 1
    ? message(
        '{0} pictures an epoch ({1}) × {2} epochs, batch {3}, on {5} GPUs: {4} steps of {6} batches each',
        ...parts,
        accumulated,
      )
    : message('{0} pictures an epoch ({1}) × {2} epochs, batch {3}, on {5} GPUs: {4} steps', ...parts);
}

/** `42 × 10 + 24 × 5`, and behind them the regularization pictures, which fill up. */
function picturesOf(own: Plan['subsets'], shown: number): string {
  const filled = shown - own.reduce((sum, { images, repeats }) => sum + images * repeats, 0);
  const parts = own.map(({ images, repeats }) => `${images} × ${repeats}`);
  return [...parts, ...(filled > 0 ? [String(filled)] : [])].join(' + ');
}
