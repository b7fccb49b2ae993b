import { type Message, message } from '../../message.ts';
import type { Trouble } from '../trainer.ts';
import { adjustBucketOptions, type BucketOptions } from './buckets.ts';

/** Why the trainer can't make its buckets, whatever the pictures are; undefined where it can. */
export function troubleOfBuckets(options: BucketOptions): Trouble | undefined {
  const { resolution, min_bucket_reso: min, max_bucket_reso: max, bucket_reso_steps: step } = options;
  const adjusted = adjustBucketOptions(options);
  if (!adjusted) {
    return trouble(
      message('The resolution {0} lies outside the buckets ({1} to {2}).', resolution.join(','), min, max),
      message('Change it, min_bucket_reso or max_bucket_reso: the trainer would end.'),
    );
  }
  if (adjusted.min_bucket_reso > 0 || options.bucket_no_upscale) return undefined;
  return trouble(
    message('min_bucket_reso {0} is less than bucket_reso_steps {1}.', min, step),
    message('Set it to {0} or more: rounded down it is 0, and the trainer divides by it.', step),
  );
}

function trouble(text: Message, wayOut: Message): Trouble {
  return { message: text, wayOut };
}
