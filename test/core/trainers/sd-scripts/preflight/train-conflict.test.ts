import { describe, expect, it } from 'vitest';
import { trainConflict } from '../../../../../core/trainers/sd-scripts/preflight/train-conflict.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-conflict', () => {
  it.each<[Options, string]>([
    [{ v_pred_like_loss: 1, v_parameterization: true }, 'error: v_pred_like_loss is for models without'],
    [
      { fused_backward_pass: true, gradient_accumulation_steps: 2 },
      'error: fused_backward_pass is for Adafactor',
    ],
    [
      { adaptive_noise_scale: 0.1 },
      'error: Without noise_offset the trainer stops over adaptive_noise_scale.',
    ],
    [
      { sample_every_n_steps: 100, sample_every_n_epochs: 1 },
      'warning: With sample_every_n_epochs the trainer passes over',
    ],
  ])('finds %o', (options, text) => expect(said(trainConflict, { options })[0]).toContain(text));

  it.each<Options>([
    {},
    { log_with: 'tensorboard' },
    { adaptive_noise_scale: 0.1, noise_offset: 0.05 },
    // What others tell, once.
    { cache_latents: true },
    { lr_warmup_steps: 10 },
    { max_train_steps: 10, max_train_epochs: 1 },
  ])('is quiet with %o', (options) => expect(said(trainConflict, { options })).toEqual([]));
});
