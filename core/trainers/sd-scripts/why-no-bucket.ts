import type { Size } from '../../image/size.ts';
import { type Message, message } from '../../message.ts';
import { areLatentsCached, bucketOf, bucketOptions, fitsWithoutBuckets } from './bucket-of-image.ts';
import { troubleOfBuckets } from './bucket-trouble.ts';

type Options = Readonly<Record<string, unknown>>;

/** Why a picture is in no bucket, by the options of a training: mostly the trainer would stop over it. */
export function whyNoBucket(image: Size, training: Options): Message | undefined {
  if (bucketOf(image, training)) return undefined;
  if (training['enable_bucket'] === false && !areLatentsCached(training)) return asItIs(image, training);
  return (
    troubleOfBuckets(bucketOptions(training))?.message ??
    message('A side is smaller than bucket_reso_steps: the trainer stops over this picture.')
  );
}

/** Source: `BaseDataset.__getitem__` in `library/train_util.py`. */
function asItIs(image: Size, training: Options): Message {
  const [width, height] = bucketOptions(training).resolution;
  if (training['face_crop_aug_range']) {
    return message(
      'Without buckets {0} × {1} are cut out around the face whose place the name of the picture tells; the trainer stops over one that has another size and tells none.',
      ...[width, height],
    );
  }
  if (fitsWithoutBuckets(image, training))
    return message('Without buckets {0} × {1} are cut out of this picture at random.', width, height);
  return message(
    'Without buckets and cached latents nothing is resized: the trainer stops over this picture, which is not {0} × {1}.',
    ...[width, height],
  );
}
