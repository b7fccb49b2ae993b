import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { bucketOptions } from '../bucket-of-image.ts';
import { troubleOfBuckets } from '../bucket-trouble.ts';

/** The resolution has to lie within the limits of the buckets, and the lower one has to be a step at least. */
export const trainBucketLimits: OptionCheck = function* ({ plan: { options } }) {
  const trouble = options['enable_bucket'] === true ? troubleOfBuckets(bucketOptions(options)) : undefined;
  if (!trouble) return;
  yield { code: 'train-bucket-limits', severity: 'error', setting: optionSetting('resolution'), ...trouble };
};
