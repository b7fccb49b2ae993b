import { deviation, FEWEST_PICTURES, pixelStatistics } from '../dataset/pixel-statistics.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

/** So far from what is usual a picture's brightness is told, and only where it is as good as black or white. */
const UNUSUAL = 3.5;
const DARK = 40;
const BRIGHT = 215;

export const exposure = defineRule({
  code: 'exposure',
  kind: 'consistency',
  severity: 'hint',
  title: 'A picture that is far darker or brighter than the others',
  why: `Of a picture that is nearly black or nearly white little can be learned but that. Its mean brightness (0 to 255) is
compared with the dataset's other pictures, ten at least: found is what lies 3.5 robust standard deviations from the median
(by the median of the deviations), and below 40 or above 215 at that: in a dataset of night scenes, or of drawings on white,
nothing is.

Set by the sample's pictures: the 42 lie between 87 and 139, at most 1.9 deviations from the median. Darkened to 15 % they
come to 20 at most, brightened by 140 to 224 at least. Needs the pixels of the pictures: see
[how pictures are looked at](../pictures.md).`,
  options: noOptions,
  examples: [{ title: 'a picture as bright as the others', caption: '1girl, alice' }],
  *image({ dataset, image: { path, pixels } }) {
    if (pixels?.state !== 'seen') return;
    const { count, brightness } = pixelStatistics(dataset);
    const unusual = deviation(pixels.brightness, brightness);
    if (count < FEWEST_PICTURES || Math.abs(unusual) < UNUSUAL) return;
    const [name, own, usual] = [basename(path), Math.round(pixels.brightness), Math.round(brightness.median)];
    if (unusual < 0 && own < DARK)
      yield {
        message: message(
          '{0} is very dark beside the others: {1} of 255, they have about {2}.',
          name,
          own,
          usual,
        ),
      };
    if (unusual > 0 && own > BRIGHT)
      yield {
        message: message(
          '{0} is very bright beside the others: {1} of 255, they have about {2}.',
          name,
          own,
          usual,
        ),
      };
  },
});
