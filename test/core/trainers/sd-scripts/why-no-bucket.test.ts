import { describe, expect, it } from 'vitest';
import type { Size } from '../../../../core/image/size.ts';
import { formatMessage } from '../../../../core/message.ts';
import { sdScripts } from '../../../../core/trainers/sd-scripts/index.ts';

type Options = Readonly<Record<string, unknown>>;

const why = (size: Size, options: Options) => {
  const told = sdScripts.whyNoBucket(size, options);
  return told && formatMessage(told);
};

describe('why a picture is in no bucket', () => {
  const without = { enable_bucket: false };
  const square: Size = [768, 768];

  it.each<[Size, Options]>([
    [square, {}],
    [[300, 900], {}],
    [square, without],
    [[640, 768], { ...without, resolution: '640,768' }],
    [[300, 900], { ...without, cache_latents: true }],
    [[300, 900], { ...without, cache_latents_to_disk: true }],
  ])('is nothing of %o with %o: it has one', (size, options) => {
    expect([why(size, options), sdScripts.bucketOf(size, options) === undefined]).toEqual([undefined, false]);
  });

  it.each<[Size, Options, RegExp]>([
    [
      [640, 768],
      without,
      /nothing is resized: the trainer stops over this picture, which is not 768 × 768\./,
    ],
    [[768, 640], { ...without, resolution: 512 }, /which is not 512 × 512\./],
    [[1024, 800], { ...without, random_crop: true }, /768 × 768 are cut out of this picture at random\./],
    [[1024, 700], { ...without, random_crop: true }, /the trainer stops over this picture/],
    [[1024, 800], { ...without, face_crop_aug_range: '2.0,4.0' }, /around the face/],
    [[63, 100], { bucket_no_upscale: true }, /A side is smaller than bucket_reso_steps/],
    [square, { resolution: '2048,2048' }, /The resolution 2048,2048 lies outside the buckets/],
  ])('is told of %o with %o', (size, options, sentence) => {
    expect(why(size, options)).toMatch(sentence);
    expect(sdScripts.bucketOf(size, options)).toBeUndefined();
  });
});
