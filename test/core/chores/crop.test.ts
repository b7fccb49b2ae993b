import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropToBucket } from '../../../core/chores/crop.ts';
import type { Size } from '../../../core/image/size.ts';
import { bucketOf } from '../../../core/trainers/sd-scripts/bucket-of-image.ts';

type Options = Readonly<Record<string, unknown>>;
type Case = { in: [number, number, [number, number], number, number, number, boolean] };

/** The recorded cases, as options of a training. */
const recorded = (
  JSON.parse(readFileSync('test/fixtures/oracles/buckets.json', 'utf8')) as { cases: Case[] }
).cases.map(({ in: [width, height, resolution, min, max, step, noUpscale] }) => ({
  size: [width, height] as Size,
  options: {
    resolution,
    min_bucket_reso: min,
    max_bucket_reso: max,
    bucket_reso_steps: step,
    bucket_no_upscale: noUpscale,
  },
}));

/** How many pixels of a picture its bucket cuts off, at most. */
function lost(size: Size, options: Options): number {
  const placed = bucketOf(size, options);
  if (!placed) throw new Error(`no bucket for ${size}`);
  const { bucket, resized } = placed;
  return Math.max(size[0] - (bucket[0] * size[0]) / resized[0], size[1] - (bucket[1] * size[1]) / resized[1]);
}

const crop = (size: Size, options: Options) => cropToBucket(size, (one) => bucketOf(one, options));

/** What holds for any picture, whatever becomes of it. */
function check(size: Size, options: Options): string {
  const placed = bucketOf(size, options);
  const found = crop(size, options);
  if (found.kind !== 'crop') {
    if (found.kind === 'whole') expect(placed ? lost(size, options) : 0).toBe(0);
    // Where pictures are enlarged, the shape alone decides about the bucket.
    else expect(options['bucket_no_upscale']).toBe(true);
    return found.kind;
  }
  const { left, top, width, height } = found.area;
  expect(left).toBeGreaterThanOrEqual(0);
  expect(top).toBeGreaterThanOrEqual(0);
  // The middle: as much on both sides, but for an odd pixel.
  expect([0, 1]).toContain(size[0] - width - 2 * left);
  expect([0, 1]).toContain(size[1] - height - 2 * top);
  // A pixel and a half of the picture, or of what the trainer makes of it.
  const made = bucketOf([width, height], options)?.resized ?? [width, height];
  const pixel = Math.max(1, width / made[0], height / made[1]);
  expect(lost([width, height], options)).toBeLessThanOrEqual(1.5 * pixel);
  // Nothing is cut off that the trainer kept, nothing kept that it cut off.
  const { bucket, resized } = placed ?? { bucket: size, resized: size };
  expect(Math.abs(width - (bucket[0] * size[0]) / resized[0])).toBeLessThanOrEqual(2.5);
  expect(Math.abs(height - (bucket[1] * size[1]) / resized[1])).toBeLessThanOrEqual(2.5);
  if (!options['bucket_no_upscale']) expect(bucketOf([width, height], options)?.bucket).toEqual(bucket);
  return found.kind;
}

describe('cropping to the bucket', () => {
  it('keeps what the trainer keeps, in all recorded cases', () => {
    const kinds = recorded.map(({ size, options }) => check(size, options));
    expect(kinds.filter((kind) => kind === 'crop').length).toBeGreaterThan(kinds.length / 2);
  });

  it('keeps what the trainer keeps, of any size', () => {
    const side = fc.integer({ min: 200, max: 6000 });
    const options = fc.constantFrom(
      {},
      { resolution: '512,512' },
      { resolution: '640,768' },
      { resolution: '1024,1024', max_bucket_reso: 2048 },
      { bucket_no_upscale: true },
      { resolution: '1024,1024', max_bucket_reso: 2048, bucket_no_upscale: true },
    );
    fc.assert(fc.property(side, side, options, (width, height, some) => void check([width, height], some)));
  });

  it.each<[Size, Options, object]>([
    [[200, 900], {}, { left: 0, top: 50, width: 200, height: 800 }],
    [[2000, 300], {}, { left: 400, top: 0, width: 1200, height: 300 }],
    // Nothing is enlarged: the bucket is what is left after whole steps.
    [[300, 300], { bucket_no_upscale: true }, { left: 22, top: 22, width: 256, height: 256 }],
  ])('of %j with %j is %j', (size, options, area) => {
    expect(crop(size, options)).toMatchObject({ kind: 'crop', area });
  });

  it('leaves a picture alone that fits, that has no bucket, or that would only be cut anew', () => {
    expect(crop([768, 768], {})).toEqual({ kind: 'whole' });
    expect(crop([200, 900], { enable_bucket: false })).toEqual({ kind: 'whole' });
    expect(crop([505, 1216], { bucket_no_upscale: true })).toEqual({ kind: 'cut-again' });
  });
});
