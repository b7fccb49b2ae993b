import { message } from '../../../message.ts';
import { basename } from '../../../path.ts';
import type { Check } from '../../../training/problem.ts';
import { bucketOf, bucketOptions } from '../bucket-of-image.ts';
import { adjustBucketOptions } from '../buckets.ts';

/** Without upscaling a bucket's side is the picture's, rounded down: of less than a step nothing is left. */
export const trainBucketSide: Check = function* ({ plan: { options }, images }) {
  if (options['enable_bucket'] !== true || !adjustBucketOptions(bucketOptions(options))) return;
  for (const { path, facts } of images) {
    if (facts?.state !== 'readable' || bucketOf([facts.width, facts.height], options)) continue;
    yield {
      code: 'train-bucket-side',
      severity: 'error',
      file: path,
      message: message(
        '{0} is {1} × {2}: a side is smaller than bucket_reso_steps.',
        basename(path),
        facts.width,
        facts.height,
      ),
      wayOut: message(
        'Replace it, or turn bucket_no_upscale off: the trainer would end with "division by zero".',
      ),
    };
  }
};
