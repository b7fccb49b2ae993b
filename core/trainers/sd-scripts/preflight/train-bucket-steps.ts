import { message } from '../../../message.ts';
import { numberOption } from '../../../training/options.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { defaultBucketOptions } from '../buckets.ts';
import { families } from '../families.ts';

/** The trainer looks at it only after it has made all buckets. */
export const trainBucketSteps: OptionCheck = function* ({ plan: { options, family } }) {
  const divisor = families[family].bucketDivisor;
  const step = numberOption(options, 'bucket_reso_steps', defaultBucketOptions.bucket_reso_steps);
  if (options['enable_bucket'] !== true || (step > 0 && step % divisor === 0)) return;
  yield {
    code: 'train-bucket-steps',
    severity: 'error',
    setting: optionSetting('bucket_reso_steps'),
    message: message('bucket_reso_steps = {0} is no multiple of {1}.', step, divisor),
    wayOut: message('The trainer would end: set it to {0}.', divisor),
  };
};
