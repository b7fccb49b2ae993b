import { describe, expect, it } from 'vitest';
import { trainCachedAugmentation } from '../../../../../core/trainers/sd-scripts/preflight/train-cached-augmentation.ts';
import { trainSchedule } from '../../../../../core/trainers/sd-scripts/preflight/train-schedule.ts';
import { trainWarmup } from '../../../../../core/trainers/sd-scripts/preflight/train-warmup.ts';
import { trainWorkers } from '../../../../../core/trainers/sd-scripts/preflight/train-workers.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-warmup', () => {
  it.each<[string, Options]>([
    ['adafactor', { lr_warmup_steps: 0.1 }],
    ['adafactor', { lr_warmup_steps: 100, lr_scheduler: 'cosine' }],
    ['adafactor', { lr_warmup_steps: 100, lr_scheduler: 'cosine', optimizer_args: ['scale_parameter=True'] }],
    ['constant', { lr_warmup_steps: 100, lr_scheduler: 'constant', optimizer_type: 'AdamW' }],
    ['constant', { lr_warmup_steps: 100, lr_scheduler: undefined, optimizer_type: undefined }],
    ['StepLR', { lr_warmup_steps: 100, lr_scheduler_type: 'StepLR', optimizer_type: 'AdamW' }],
  ])('finds one before the schedule %s: %o', (schedule, options) => {
    expect(said(trainWarmup, { options })).toEqual([
      `error: The schedule "${schedule}" takes no warmup: lr_warmup_steps is ${options['lr_warmup_steps']}. Set it to 0: the training would end after the model is loaded.`,
    ]);
  });

  it.each<Options>([
    { lr_warmup_steps: 0 },
    { lr_warmup_steps: undefined },
    { lr_warmup_steps: 100, lr_scheduler: 'cosine', optimizer_type: 'AdamW8bit' },
    { lr_warmup_steps: 100, lr_scheduler: 'constant_with_warmup', optimizer_args: ['relative_step=False'] },
    { lr_warmup_steps: 100, lr_scheduler: 'constant', optimizer_type: 'AdamWScheduleFree' },
  ])('is quiet with %o', (options) => expect(said(trainWarmup, { options })).toEqual([]));
});

describe('train-schedule', () => {
  it('finds the schedule of Adafactor with another optimizer', () => {
    for (const options of [
      { optimizer_type: 'AdamW8bit' },
      { optimizer_type: undefined, use_8bit_adam: true },
    ]) {
      expect(said(trainSchedule, { options })).toEqual([
        'error: lr_scheduler = "adafactor" does not go with the optimizer AdamW8bit. Choose another, such as "cosine": the training would end after the model is loaded.',
      ]);
    }
  });

  it('finds it with an Adafactor that is told its rate', () => {
    expect(said(trainSchedule, { options: { optimizer_args: ['relative_step=False'] } })).toEqual([
      'error: lr_scheduler = "adafactor" does not go with relative_step=False. Choose "constant_with_warmup", or leave relative_step=False out: the training would end after the model is loaded.',
    ]);
  });

  it.each<Options>([
    {},
    { lr_scheduler: 'cosine' },
    { optimizer_type: 'AdamW', lr_scheduler: 'cosine' },
    { optimizer_type: 'AdamW', lr_scheduler_type: 'StepLR' },
    { optimizer_type: 'AdamWScheduleFree' },
    { optimizer_args: ['relative_step=False'], lr_scheduler: 'constant_with_warmup' },
    { optimizer_args: ['relative_step=False', 'warmup_init=True'] },
  ])('is quiet with %o', (options) => expect(said(trainSchedule, { options })).toEqual([]));
});

describe('train-cached-augmentation', () => {
  it.each([
    ['cache_latents', 'color_aug', { cache_latents: true }],
    ['cache_latents_to_disk', 'color_aug', { cache_latents_to_disk: true }],
    ['cache_latents', 'random_crop', { cache_latents: true, color_aug: false, random_crop: true }],
  ])('finds %s with %s', (cached, augmented, options) => {
    expect(said(trainCachedAugmentation, { options })).toEqual([
      `error: ${cached} and ${augmented} exclude each other. The trainer would end: set ${cached} or ${augmented} to false.`,
    ]);
  });

  it.each<Options>([
    {},
    { color_aug: false, cache_latents: true, flip_aug: true },
    { random_crop: true },
    { cache_latents: 'true' },
  ])('is quiet with %o', (options) => expect(said(trainCachedAugmentation, { options })).toEqual([]));
});

describe('train-workers', () => {
  it('finds persistent workers of which there are none', () => {
    expect(said(trainWorkers, { options: { max_data_loader_n_workers: 0 } })).toEqual([
      'error: persistent_data_loader_workers needs workers: max_data_loader_n_workers is 0. The trainer would end: set the first to false, or the second to 1 or more.',
    ]);
  });

  it.each<Options>([
    {},
    { max_data_loader_n_workers: undefined },
    { max_data_loader_n_workers: 0, persistent_data_loader_workers: false },
  ])('is quiet with %o', (options) => expect(said(trainWorkers, { options })).toEqual([]));
});
