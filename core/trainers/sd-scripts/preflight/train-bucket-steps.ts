import { message } from '../../../message.ts';
import { numberOption } from '../../../training/options.ts';
import type { Check } from '../../../training/problem.ts';
import { defaultBucketOptions } from '../buckets.ts';

/** What the sides of SD's buckets divide by. */
const DIVISOR = 64;

/** The trainer looks at it only after it has made all buckets. */
export const trainBucketSteps: Check = function* ({ plan: { options } }) {
  const step = numberOption(options, 'bucket_reso_steps', defaultBucketOptions.bucket_reso_steps);
  if (options['enable_bucket'] !== true || (step > 0 && step % DIVISOR === 0)) return;
  yield {
    code: 'train-bucket-steps',
    severity: 'error',
    message: message('bucket_reso_steps = {0} is no multiple of {1}.', step, DIVISOR),
    wayOut: message('The trainer would end: set it to {0}.', DIVISOR),
  };
};
