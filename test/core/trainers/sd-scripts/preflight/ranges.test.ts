import { describe, expect, it } from 'vitest';
import { trainHalfPrecision } from '../../../../../core/trainers/sd-scripts/preflight/train-half-precision.ts';
import { trainLearningRate } from '../../../../../core/trainers/sd-scripts/preflight/train-learning-rate.ts';
import { trainRange } from '../../../../../core/trainers/sd-scripts/preflight/train-range.ts';
import { trainScale } from '../../../../../core/trainers/sd-scripts/preflight/train-scale.ts';
import { trainZeroOption } from '../../../../../core/trainers/sd-scripts/preflight/train-zero-option.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-range', () => {
  it.each<[Options, string]>([
    [
      { train_batch_size: -1 },
      'train_batch_size is -1, and has to be at least 1. The trainer would end at it.',
    ],
    [{ network_dim: 0 }, 'network_dim is 0, and has to be at least 1. The trainer would end at it.'],
    [
      { max_data_loader_n_workers: -1 },
      'max_data_loader_n_workers is -1, and has to be at least 0. The trainer would end at it.',
    ],
    [
      { max_train_epochs: 0 },
      'max_train_epochs is 0, and has to be at least 1. The trainer would train no step, and save a file all the same.',
    ],
    [
      { max_train_epochs: undefined, max_train_steps: 0 },
      'max_train_steps is 0, and has to be at least 1. The trainer would train no step, and save a file all the same.',
    ],
    [
      { dataset_repeats: 0 },
      'dataset_repeats is 0, and has to be at least 1. The trainer would leave the pictures out.',
    ],
    [
      { seed: -1 },
      'seed is -1, and has to be at least 0. The trainer would end at it. Left out, it is another one each time.',
    ],
    [
      { seed: 2 ** 32 },
      'seed is 4294967296, and has to be at most 4294967295. The trainer would end at it. Left out, it is another one each time.',
    ],
  ])('finds %o', (options, text) => {
    expect(said(trainRange, { options })).toEqual([`error: ${text}`]);
  });

  it.each<Options>([
    { train_batch_size: 1, network_dim: 1, max_data_loader_n_workers: 0, dataset_repeats: 1 },
    // Whoever sets both means the epochs: so does the trainer.
    { max_train_steps: 0 },
    { train_batch_size: 'two' },
  ])('is quiet with %o', (options) => expect(said(trainRange, { options })).toEqual([]));

  it('leaves a 0 that the trainer divides by to train-zero-option', () => {
    const options = { train_batch_size: 0, gradient_accumulation_steps: 0 };
    expect(said(trainRange, { options })).toEqual([]);
    expect(said(trainZeroOption, { options })).toHaveLength(2);
  });
});

describe('train-learning-rate', () => {
  it.each<Options>([{ learning_rate: 0 }, { learning_rate: 1e-4, unet_lr: 0, text_encoder_lr: 0 }])(
    'finds that nothing is trained with %o',
    (options) => {
      expect(said(trainLearningRate, { options })).toEqual([
        'error: learning_rate is 0, so that nothing is trained. Set it above 0, or the trainer ends: Adafactor finds its own rates, but wants one too.',
      ]);
    },
  );

  it.each<Options>([{}, { learning_rate: 0, unet_lr: 1e-4 }, { text_encoder_lr: 0 }])(
    'is quiet with %o',
    (options) => expect(said(trainLearningRate, { options })).toEqual([]),
  );
});

describe('train-scale', () => {
  it("finds another rank with the recipe's alpha, and tells what keeps its scale", () => {
    expect(said(trainScale, { options: { network_dim: 32 } })).toEqual([
      'warning: network_alpha is 72 by the recipe, and network_dim 32: the LoRA is scaled by 2.25. Set network_alpha too; 24 keeps what the recipe has.',
    ]);
  });

  it.each<Options>([{ network_dim: 128 }, { network_dim: 32, network_alpha: 72 }, {}])(
    'is quiet with %o',
    (options) => expect(said(trainScale, { options })).toEqual([]),
  );
});

describe('train-half-precision', () => {
  it.each(['fp16', 'bf16'])('finds full_%s with another precision', (precision) => {
    const options = { [`full_${precision}`]: true, mixed_precision: 'no' };
    expect(said(trainHalfPrecision, { options })).toEqual([
      `error: full_${precision} needs mixed_precision = "${precision}", which is "no". The trainer would end: turn full_${precision} off, or set mixed_precision to "${precision}".`,
    ]);
    expect(said(trainHalfPrecision, { options: { ...options, mixed_precision: precision } })).toEqual([]);
  });
});
