import {
  deviation,
  FEWEST_PICTURES,
  pixelStatistics,
  sharpnessInSteps,
} from '../dataset/pixel-statistics.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

/** A picture is blurry when it is so far below what is usual, and at most a quarter as sharp. */
const UNUSUAL = -3.5;
const STEPS = 2;

export const blurryImage = defineRule({
  code: 'blurry-image',
  kind: 'consistency',
  severity: 'hint',
  title: 'A picture that is far less sharp than the others',
  why: `A LoRA learns blur as it learns everything else. How sharp a picture is is measured on a grey copy of 256 pixels, in
its sharpest parts: a background out of focus counts nothing, and blur that is lost at that size isn't found. It is compared
with the dataset's other pictures, ten at least: found is what lies 3.5 robust standard deviations below the median (by the
median of the deviations), and below a quarter of its sharpness.

Set by the sample's pictures: the least sharp of the 42 lies 1.2 deviations below the median. Blurred by a radius of 8 of
their 800 to 960 pixels each of them is found, by 4 most, by 2 none. Needs the pixels of the pictures: see
[how pictures are looked at](../pictures.md).`,
  options: noOptions,
  examples: [{ title: 'a picture as sharp as the others', caption: '1girl, alice' }],
  *image({ dataset, image: { path, pixels } }) {
    if (pixels?.state !== 'seen') return;
    const { count, sharpness, entropy } = pixelStatistics(dataset);
    // A plain picture has nothing to be sharp: low-information tells it.
    if (count < FEWEST_PICTURES || pixels.entropy < entropy.median / 2) return;
    const own = sharpnessInSteps(pixels);
    if (deviation(own, sharpness) > UNUSUAL || own > sharpness.median - STEPS) return;
    const times = 2 ** (sharpness.median - own);
    yield {
      message: message(
        '{0} is blurry beside the others: they are about {1} times as sharp.',
        basename(path),
        times < 10 ? times.toFixed(0) : Math.round(times / 10) * 10,
      ),
    };
  },
});
