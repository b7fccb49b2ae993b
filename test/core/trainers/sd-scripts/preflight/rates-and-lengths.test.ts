import { describe, expect, it } from 'vitest';
import { trainHalfVae } from '../../../../../core/trainers/sd-scripts/preflight/train-half-vae.ts';
import { trainLength } from '../../../../../core/trainers/sd-scripts/preflight/train-length.ts';
import { trainPath } from '../../../../../core/trainers/sd-scripts/preflight/train-path.ts';
import { trainRate } from '../../../../../core/trainers/sd-scripts/preflight/train-rate.ts';
import { trainEnlargedImages } from '../../../../../core/training/preflight/train-enlarged-images.ts';
import { planOf } from '../../../training/plans.ts';
import { findingOf, said } from '../../../training/preflight/preflight.ts';

describe('train-rate', () => {
  it.each([
    ['AdamW', { learning_rate: 0.1 }],
    ['AdamW8bit', { unet_lr: 0.01 }],
    ['Lion', { learning_rate: 0.01 }],
    ['AdamWScheduleFree', { learning_rate: 0.05 }],
    ['Adafactor', { learning_rate: 0.01, optimizer_args: ['relative_step=False'], lr_scheduler: 'constant' }],
  ])('finds a rate that is too high for %s', (optimizer_type, options) => {
    expect(said(trainRate, { options: { lr_scheduler: 'cosine', optimizer_type, ...options } })).toEqual([
      expect.stringMatching(/far from what the optimizer \w+ is given. The loss tends to become NaN/),
    ]);
  });

  it.each(['Prodigy', 'DAdaptAdam'])('finds a rate that is too low for %s', (optimizer_type) => {
    expect(said(trainRate, { options: { optimizer_type, learning_rate: 0.0001 } })).toEqual([
      expect.stringContaining('1 is usual'),
    ]);
  });

  it('finds one of several rates of text encoders, once', () => {
    const options = { optimizer_type: 'AdamW', text_encoder_lr: [0.1, 0.1] };
    expect(said(trainRate, { options })).toHaveLength(1);
  });

  it.each([
    ['AdamW', { learning_rate: 0.001 }],
    ['Prodigy', { learning_rate: 1 }],
    // By relative steps it takes no rate.
    ['Adafactor', { learning_rate: 0.1 }],
    ['SGDNesterov', { learning_rate: 0.1 }],
    ['AdamW', { learning_rate: 0 }],
  ])('is quiet about %s with %o', (optimizer_type, options) => {
    expect(said(trainRate, { options: { optimizer_type, ...options } })).toEqual([]);
  });
});

describe('train-length', () => {
  const steps = { shown: 420, batch: 1, stepsPerEpoch: 420, epochs: 8, steps: 3360, buckets: [] };

  it('finds epochs and steps that contradict each other', () => {
    expect(said(trainLength, { options: { max_train_epochs: 8, max_train_steps: 1600 }, steps })).toEqual([
      'warning: max_train_epochs = 8 outweighs max_train_steps = 1600: there are 3360 steps. Take one of them out.',
    ]);
  });

  it("finds the GUI's epoch", () => {
    expect(said(trainLength, { options: { epoch: 8 }, steps })).toEqual([
      expect.stringContaining('max_train_epochs'),
    ]);
  });

  it.each([
    { max_train_epochs: 8, max_train_steps: 3360 },
    { max_train_steps: 1600 },
    { max_train_epochs: 8 },
    {},
  ])('is quiet about %o', (options) => {
    expect(said(trainLength, { options, steps })).toEqual([]);
  });
});

describe('train-half-vae', () => {
  const sdxl = (options: object, model = planOf().model) =>
    said(trainHalfVae, {
      plan: { family: 'sdxl', options: { mixed_precision: 'fp16', ...options }, model },
    });

  it('finds SDXL in fp16', () => {
    expect(sdxl({})).toEqual([expect.stringContaining('no_half_vae')]);
  });

  it('is quiet where the VAE stays whole, or is another one', () => {
    expect(sdxl({ no_half_vae: true })).toEqual([]);
    expect(sdxl({ mixed_precision: 'bf16' })).toEqual([]);
    expect(sdxl({ vae: '/mended.safetensors' })).toEqual([]);
    expect(sdxl({}, { ...planOf().model, parts: { vae: '/mended.safetensors' } })).toEqual([]);
    expect(said(trainHalfVae)).toEqual([]);
  });
});

describe('train-path', () => {
  it('says which, and shows what a backslash became', () => {
    expect(said(trainPath, { missingFiles: [{ option: 'vae', path: '/no/vae.pt' }] })).toEqual([
      'error: vae names a file that is not there: /no/vae.pt Look at its spelling; it has to be absolute.',
    ]);
    expect(said(trainPath, { missingFiles: [{ option: 'vae', path: 'D:\train\new.pt' }] })).toEqual([
      "error: vae names a file that is not there: D:\\train\\new.pt A backslash in double quotes is no part of a path: use / or '…'.",
    ]);
    expect(said(trainPath)).toEqual([]);
  });
});

describe('train-enlarged-images', () => {
  it('counts what the rule warns of', () => {
    const small = { ...findingOf('warning', '/dataset/a.png'), code: 'small-image' } as const;
    expect(said(trainEnlargedImages, { findings: [small, { ...small, count: 3 }] })).toEqual([
      expect.stringContaining('4 pictures are enlarged'),
    ]);
    expect(said(trainEnlargedImages, { findings: [{ ...small, severity: 'info' }] })).toEqual([]);
  });
});
