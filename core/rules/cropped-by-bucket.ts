import { trainingOptions } from '../dataset/training-options.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { shareCutOff } from '../trainers/cut.ts';
import { defineRule, noOptions } from './rule.ts';

/** What share of a picture is cut off before it is told. */
const TELL_ABOVE = 0.1;

export const croppedByBucket = defineRule({
  code: 'cropped-by-bucket',
  kind: 'fact',
  severity: 'info',
  caps: { style: 'hint', finetune: 'off', prose: 'hint' },
  title: 'A picture of which the bucket cuts off more than a tenth',
  why: `The trainer puts each picture into the bucket whose shape comes nearest to its own, resizes it until it fills the
bucket, and cuts off what stands over at both ends. Usually these are a few rows of pixels; of a very long or very wide
picture, or of one that is smaller than the bucket where nothing is enlarged (\`bucket_no_upscale\`), it is more. Without buckets
(\`enable_bucket = false\`) all are cut to the shape of the resolution, where their latents are cached. Quiet while a tenth or
less of the picture is lost. What is cut off is not for you to choose, unless you crop the picture yourself; *LoRA: Crop to
Bucket…* and \`lora images crop\` cut off what the trainer would, for you to see, and keep the original: see
[pictures written anew](../pictures.md#pictures-written-anew).`,
  options: noOptions,
  examples: [{ title: 'a picture whose size is not known', caption: '1girl, alice' }],
  *image({ dataset, image: { path, facts } }) {
    if (facts?.state !== 'readable') return;
    const { width, height } = facts;
    const placed = dataset.trainer.bucketOf([width, height], trainingOptions(dataset.config));
    if (!placed) return;
    const { bucket, resized } = placed;
    const lost = shareCutOff(placed);
    if (lost <= TELL_ABOVE) return;
    const isTooWide = resized[0] / bucket[0] > resized[1] / bucket[1];
    const sizes = [basename(path), width, height, Math.round(lost * 100), bucket[0], bucket[1]];
    yield {
      message: isTooWide
        ? message(
            '{0} is {1} × {2}: {3} % of it are cut off at its left and right, for its bucket is {4} × {5}.',
            ...sizes,
          )
        : message(
            '{0} is {1} × {2}: {3} % of it are cut off at its top and bottom, for its bucket is {4} × {5}.',
            ...sizes,
          ),
    };
  },
});
