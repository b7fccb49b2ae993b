import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bucketOf } from '../../../../core/trainers/sd-scripts/bucket-of-image.ts';
import {
  adjustBucketOptions,
  type BucketOptions,
  makeBuckets,
  selectBucket,
} from '../../../../core/trainers/sd-scripts/buckets.ts';

type Case = {
  in: [number, number, [number, number], number, number, number, boolean];
  out?: [number, number, number, number];
  error?: string;
};

const oracle: {
  bucket_lists: {
    resolution: [number, number];
    min: number;
    max: number;
    step: number;
    resolutions: [number, number][];
  }[];
  cases: Case[];
} = JSON.parse(readFileSync('test/fixtures/oracles/buckets.json', 'utf8'));

const options = (
  resolution: [number, number],
  min: number,
  max: number,
  step: number,
  noUpscale = false,
): BucketOptions => ({
  resolution,
  min_bucket_reso: min,
  max_bucket_reso: max,
  bucket_reso_steps: step,
  bucket_no_upscale: noUpscale,
});

describe('the buckets of the trainer', () => {
  it.each(oracle.bucket_lists)(
    'are its own for $resolution from $min to $max by $step',
    ({ resolution, min, max, step, resolutions }) => {
      const adjusted = adjustBucketOptions(options(resolution, min, max, step));
      expect(adjusted && makeBuckets(adjusted)).toEqual(resolutions);
    },
  );

  it(`take a picture as the trainer does, in all ${oracle.cases.length} recorded cases`, () => {
    const answers = oracle.cases.map(({ in: [width, height, resolution, min, max, step, noUpscale] }) => {
      const adjusted = adjustBucketOptions(options(resolution, min, max, step, noUpscale));
      const found = adjusted && selectBucket([width, height], adjusted, makeBuckets(adjusted));
      return found ? [...found.bucket, ...found.resized] : 'stops';
    });
    // A bucket without width is none: the trainer goes on with it and stops later.
    const right = oracle.cases.map(({ out, error }) =>
      error || !out || out[0] === 0 || out[1] === 0 ? 'stops' : out,
    );
    expect(answers).toEqual(right);
    expect(oracle.cases.length).toBeGreaterThan(600);
  });

  it('are none where the lower limit is rounded down to 0, by which the trainer divides', () => {
    expect(bucketOf([100, 3000], { min_bucket_reso: 32 })).toBeUndefined();
    expect(bucketOf([100, 3000], { min_bucket_reso: 32, bucket_no_upscale: true })).toBeDefined();
    expect(bucketOf([100, 3000], { min_bucket_reso: 64 })).toBeDefined();
  });

  it('come to an end, whatever limits somebody writes', () => {
    const far = { min_bucket_reso: 64, max_bucket_reso: 1e15 };
    expect(bucketOf([640, 960], { ...far, resolution: '512,512' })?.bucket).toEqual([384, 640]);
    expect(bucketOf([640, 960], { ...far, resolution: '1e15,1e15', bucket_reso_steps: 1 })).toBeUndefined();
    expect(bucketOf([640, 960], { resolution: 512, bucket_reso_steps: 1e-9 })).toBeUndefined();
  });
});
