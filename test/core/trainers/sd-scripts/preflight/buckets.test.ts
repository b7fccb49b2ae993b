import { describe, expect, it } from 'vitest';
import { trainBucketLimits } from '../../../../../core/trainers/sd-scripts/preflight/train-bucket-limits.ts';
import { trainBucketSide } from '../../../../../core/trainers/sd-scripts/preflight/train-bucket-side.ts';
import { trainBucketSteps } from '../../../../../core/trainers/sd-scripts/preflight/train-bucket-steps.ts';
import { trainWithoutBuckets } from '../../../../../core/trainers/sd-scripts/preflight/train-without-buckets.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { picture, preflightOf, said } from '../../../training/preflight/preflight.ts';

describe('train-bucket-steps', () => {
  it.each([32, 100, 0, 1])('finds %i', (bucket_reso_steps) => {
    expect(said(trainBucketSteps, { options: { bucket_reso_steps } })).toEqual([
      `error: bucket_reso_steps = ${bucket_reso_steps} is no multiple of 64. The trainer would end: set it to 64.`,
    ]);
  });

  it.each<Options>([
    { bucket_reso_steps: 64 },
    { bucket_reso_steps: 128 },
    { bucket_reso_steps: undefined },
    { bucket_reso_steps: 32, enable_bucket: false },
  ])('is quiet with %o', (options) => expect(said(trainBucketSteps, { options })).toEqual([]));
});

describe('train-bucket-limits', () => {
  it.each<[string, Options]>([
    ['1280,1280 lies outside the buckets (256 to 1024)', { resolution: '1280,1280' }],
    ['768,1280 lies outside the buckets (256 to 1024)', { resolution: [768, 1280] }],
    ['768,768 lies outside the buckets (832 to 1024)', { min_bucket_reso: 832 }],
    ['768,768 lies outside the buckets (256 to 640)', { max_bucket_reso: 640 }],
    ['1280,1280 lies outside the buckets (256 to 1024)', { resolution: 1280, bucket_no_upscale: true }],
  ])('finds %s', (text, options) => {
    expect(said(trainBucketLimits, { options })).toEqual([
      `error: The resolution ${text}. Change it, min_bucket_reso or max_bucket_reso: the trainer would end.`,
    ]);
  });

  it('finds a lower limit that is less than a step', () => {
    expect(said(trainBucketLimits, { options: { min_bucket_reso: 32 } })).toEqual([
      'error: min_bucket_reso 32 is less than bucket_reso_steps 64. Set it to 64 or more: rounded down it is 0, and the trainer divides by it.',
    ]);
  });

  it.each<Options>([
    {},
    { resolution: 1024 },
    { resolution: '1030,1030', max_bucket_reso: 1030 },
    { min_bucket_reso: 800 },
    { min_bucket_reso: 32, bucket_no_upscale: true },
    { resolution: '2048,2048', enable_bucket: false },
  ])('is quiet with %o', (options) => expect(said(trainBucketLimits, { options })).toEqual([]));
});

describe('train-bucket-side', () => {
  const images = [picture('tiny.png', 63, 100), picture('a.png'), { path: '/d/unknown.png' }];

  it('finds pictures with a side of less than a step, without upscaling', () => {
    const options = { bucket_no_upscale: true };
    expect(said(trainBucketSide, { images, options })).toEqual([
      'error: tiny.png is 63 × 100: a side is smaller than bucket_reso_steps. Replace it, or turn bucket_no_upscale off: the trainer would end with "division by zero".',
    ]);
    const [problem] = trainBucketSide(preflightOf({ images, options }));
    expect(problem?.file).toMatch(/\/tiny\.png$/);
  });

  it.each<Options>([
    {},
    { bucket_no_upscale: true, enable_bucket: false },
    // That is another check's.
    { bucket_no_upscale: true, resolution: '2048,2048' },
  ])('is quiet with %o', (options) => expect(said(trainBucketSide, { images, options })).toEqual([]));
});

describe('train-without-buckets', () => {
  const images = [
    picture('a.png'),
    picture('b.png', 640, 768),
    picture('c.png', 1024, 1024),
    { path: '/d/x.png' },
  ];
  const without = { enable_bucket: false };

  it('finds pictures that do not have the resolution', () => {
    expect(said(trainWithoutBuckets, { images, options: without })).toEqual([
      'error: 2 of 4 pictures are not 768 × 768, such as b.png (640 × 768). Turn enable_bucket on: without buckets the trainer ends over them.',
    ]);
    expect(said(trainWithoutBuckets, { images, options: { ...without, random_crop: true } })).toEqual([
      expect.stringContaining('error: 1 of 4 pictures are not'),
    ]);
    const [problem] = trainWithoutBuckets(preflightOf({ images, options: without }));
    expect(problem?.file).toMatch(/\/b\.png$/);
  });

  it.each<[Options, typeof images]>([
    [{}, images],
    [without, [picture('a.png')]],
    [{ ...without, resolution: '640,768' }, [picture('b.png', 640, 768)]],
    [{ ...without, random_crop: true }, [picture('c.png', 1024, 800)]],
    [{ ...without, cache_latents: true, color_aug: false }, images],
    [{ ...without, cache_latents_to_disk: true, color_aug: false }, images],
    [{ ...without, face_crop_aug_range: '2.0,4.0' }, images],
  ])('is quiet with %o', (options, some) => {
    expect(said(trainWithoutBuckets, { images: some, options })).toEqual([]);
  });
});
