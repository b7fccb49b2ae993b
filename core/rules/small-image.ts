import * as z from 'zod';
import { trainingOptions } from '../dataset/training-options.ts';
import type { Size } from '../image/size.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { defineRule } from './rule.ts';

/** How far a picture is enlarged before it is told, and before it is a warning. */
const TELL_ABOVE = 1.1;
const WARN_ABOVE = 1.5;
/** What a side of a likeness's picture has at least, by the recipe (pixels). */
const LIKENESS_SIDE = 768;

export const smallImage = defineRule({
  code: 'small-image',
  kind: 'fact',
  severity: 'warning',
  caps: { style: 'info', finetune: 'info' },
  title: 'A picture that is small for its training',
  why: `The trainer sorts pictures into buckets of about the training resolution (768 × 768 where nothing else is said) and
enlarges those that are smaller: the LoRA learns their blur. How much is the square root of the bucket's area by the
picture's: above 1.1 it is an info, above 1.5 a warning. With \`purpose = "likeness"\` a side below 768 pixels is an info
too.

Option \`min\`: the least that the shorter side may have, in pixels.`,
  options: z.strictObject({ min: z.int().positive().optional() }),
  examples: [{ title: 'a picture whose size is not known', caption: '1girl, alice' }],
  *image({ dataset, image: { path, facts }, options }) {
    if (facts?.state !== 'readable') return;
    const { width, height } = facts;
    const name = basename(path);
    const side = Math.min(width, height);
    if (options.min !== undefined && side < options.min) {
      yield {
        message: message(
          '{0} is {1} × {2}: its shorter side has less than {3} pixels.',
          name,
          width,
          height,
          options.min,
        ),
      };
      return;
    }
    const placed = dataset.trainer.bucketOf([width, height], trainingOptions(dataset.config));
    const enlarged = placed && Math.sqrt(area(placed.bucket) / (width * height));
    if (placed && enlarged && enlarged > TELL_ABOVE) {
      const [bucketWidth, bucketHeight] = placed.bucket;
      yield {
        ...(enlarged > WARN_ABOVE ? {} : { severity: 'info' as const }),
        message: message(
          '{0} is {1} × {2}: it is enlarged {3} times, to {4} × {5}.',
          name,
          width,
          height,
          enlarged.toFixed(1),
          bucketWidth,
          bucketHeight,
        ),
      };
    } else if (dataset.config.dataset?.purpose === 'likeness' && side < LIKENESS_SIDE) {
      yield {
        severity: 'info',
        message: message(
          '{0} is {1} × {2}: the recipe for a likeness wants {3} pixels a side.',
          name,
          width,
          height,
          LIKENESS_SIDE,
        ),
      };
    }
  },
});

function area([width, height]: Size): number {
  return width * height;
}
