import { type Message, message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { bucketOptions } from '../bucket-of-image.ts';
import { adjustBucketOptions } from '../buckets.ts';

/** The resolution has to lie within the limits of the buckets, and the lower one has to be a step at least. */
export const trainBucketLimits: Check = function* ({ plan: { options } }) {
  if (options['enable_bucket'] !== true) return;
  const wanted = bucketOptions(options);
  const problem = (text: Message, wayOut: Message) =>
    ({ code: 'train-bucket-limits', severity: 'error', message: text, wayOut }) as const;
  const adjusted = adjustBucketOptions(wanted);
  if (!adjusted) {
    yield problem(
      message(
        'The resolution {0} lies outside the buckets ({1} to {2}).',
        wanted.resolution.join(','),
        wanted.min_bucket_reso,
        wanted.max_bucket_reso,
      ),
      message('Change it, min_bucket_reso or max_bucket_reso: the trainer would end.'),
    );
  } else if (adjusted.min_bucket_reso === 0 && !wanted.bucket_no_upscale) {
    yield problem(
      message(
        'min_bucket_reso {0} is less than bucket_reso_steps {1}.',
        wanted.min_bucket_reso,
        wanted.bucket_reso_steps,
      ),
      message(
        'Set it to {0} or more: rounded down it is 0, and the trainer divides by it.',
        wanted.bucket_reso_steps,
      ),
    );
  }
};
