import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSteps } from '../../../../core/trainers/sd-scripts/steps.ts';
import type { Options } from '../../../../core/training/options.ts';
import { sd15Likeness } from '../../../../core/training/recipes/sd15-likeness.ts';
import { picturesOf } from '../../training/plans.ts';

const with_ = (options: Options): Options => ({ ...sd15Likeness.options, ...options });

describe('the steps of a training on several GPUs', () => {
  it.each<[number, Options, number, number, number]>([
    [2, {}, 210, 8, 1680],
    [4, { train_batch_size: 4 }, 27, 8, 216],
    [3, { gradient_accumulation_steps: 4 }, 35, 8, 280],
    [2, { max_train_epochs: undefined }, 210, 8, 1600],
    [2, { max_train_epochs: undefined, max_train_steps: 1000 }, 210, 5, 1000],
    [500, {}, 1, 8, 8],
  ])(
    'on %i with %o: %i an epoch, %i epochs, %i in all',
    (processes, options, stepsPerEpoch, epochs, steps) => {
      const counted = countSteps(picturesOf(42, { repeats: 10 }), with_(options), processes);
      expect(counted).toMatchObject({ stepsPerEpoch, epochs, steps, shown: 420 });
    },
  );

  it('are those of the trainer’s own arithmetic, and with one the same as ever', () => {
    const number = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(
        number(300),
        number(8),
        number(8),
        number(8),
        number(9),
        (count, batch, sum, gpus, epochs) => {
          const options = with_({
            ...{ train_batch_size: batch, gradient_accumulation_steps: sum, max_train_epochs: epochs },
          });
          const batches = Math.ceil(count / batch);
          const counted = countSteps(picturesOf(count), options, gpus);
          // train_network.py: `epochs * math.ceil(len(train_dataloader) / num_processes / gradient_accumulation_steps)`.
          expect(counted?.steps).toBe(epochs * Math.ceil(batches / gpus / sum));
          expect(counted?.epochs).toBe(epochs);
          expect(countSteps(picturesOf(count), options, 1)).toEqual(countSteps(picturesOf(count), options));
        },
      ),
    );
  });
});
