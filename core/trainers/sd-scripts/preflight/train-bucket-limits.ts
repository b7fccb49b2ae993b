import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { bucketOptions } from '../bucket-of-image.ts';
import { adjustBucketOptions } from '../buckets.ts';

/** The resolution has to lie within the limits of the buckets. */
export const trainBucketLimits: Check = function* ({ plan: { options } }) {
  if (options['enable_bucket'] !== true) return;
  const wanted = bucketOptions(options);
  if (adjustBucketOptions(wanted)) return;
  yield {
    code: 'train-bucket-limits',
    severity: 'error',
    message: message(
      'The resolution {0} lies outside min_bucket_reso {1} and max_bucket_reso {2}: the trainer would end.',
      wanted.resolution.join(','),
      wanted.min_bucket_reso,
      wanted.max_bucket_reso,
    ),
  };
};
