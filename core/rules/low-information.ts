import { deviation, FEWEST_PICTURES, pixelStatistics } from '../dataset/pixel-statistics.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

const UNUSUAL = -3.5;

export const lowInformation = defineRule({
  code: 'low-information',
  kind: 'consistency',
  severity: 'hint',
  title: 'A picture with hardly anything in it',
  why: `A blank picture, a placeholder or a plate of one colour trains nothing but itself. How much a picture holds is measured
by the information of its grey values' histogram, in bits: 0 for one colour, 8 where all are there as often. It is compared
with the dataset's other pictures, ten at least: found is what lies 3.5 robust standard deviations below the median (by the
median of the deviations), and below half of it. So drawings of few colours are fine among their like.

Set by the sample's pictures: the 42 have 5.2 to 6.8 bits, the median is 6.4; the least is the full figure before a plain
background, which lies 6 deviations below and is a good picture. Needs the pixels of the pictures: see
[how pictures are looked at](../pictures.md).`,
  options: noOptions,
  examples: [{ title: 'a picture like the others', caption: '1girl, alice' }],
  *image({ dataset, image: { path, pixels } }) {
    if (pixels?.state !== 'seen') return;
    const { count, entropy } = pixelStatistics(dataset);
    if (count < FEWEST_PICTURES || pixels.entropy >= entropy.median / 2) return;
    if (deviation(pixels.entropy, entropy) > UNUSUAL) return;
    yield {
      message: message(
        '{0} holds hardly anything: {1} bits of information, where the others have about {2}.',
        basename(path),
        pixels.entropy.toFixed(1),
        entropy.median.toFixed(1),
      ),
    };
  },
});
