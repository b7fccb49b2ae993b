import type { Size } from '../../image/size.ts';
import { numberOption, type Options } from '../../training/options.ts';
import type { StepCount, TrainedImage } from '../../training/plan.ts';
import { bucketOf, resolutionOf } from './bucket-of-image.ts';
import { defaultBucketOptions } from './buckets.ts';

/** How many steps a training has that says nothing of steps or epochs. */
const DEFAULT_STEPS = 1600;

/**
 * How long a training is, on one device. The pictures of a bucket are trained in batches, the last of which may be
 * smaller: with several buckets there are more steps than pictures by batch size.
 * Source: `make_buckets` in `library/train_util.py`, the arithmetic of `train` in `train_network.py`.
 * @param images in the order in which the trainer finds them
 * @returns undefined where a picture's size is not known, or the trainer would stop over it
 */
export function countSteps(images: readonly TrainedImage[], options: Options): StepCount | undefined {
  const buckets = new Map<string, { size: Size; count: number }>();
  for (const [image, times] of timesShown(images)) {
    const size = placeOf(image, options);
    if (!size) return undefined;
    const key = size.join('x');
    const bucket = buckets.get(key) ?? { size, count: 0 };
    bucket.count += times;
    buckets.set(key, bucket);
  }
  const batch = Math.max(1, numberOption(options, 'train_batch_size', 1));
  const sorted = [...buckets.values()].sort((a, b) => a.size[0] - b.size[0] || a.size[1] - b.size[1]);
  const batches = sorted.reduce((sum, { count }) => sum + Math.ceil(count / batch), 0);
  const accumulated = Math.max(1, numberOption(options, 'gradient_accumulation_steps', 1));
  const stepsPerEpoch = Math.ceil(batches / accumulated);
  return {
    shown: sorted.reduce((sum, { count }) => sum + count, 0),
    batch,
    stepsPerEpoch,
    ...lengthOf(stepsPerEpoch, options),
    buckets: sorted,
  };
}

/** Epochs outweigh steps; an epoch that is begun counts. */
function lengthOf(stepsPerEpoch: number, options: Options): { epochs: number; steps: number } {
  const epochs = options['max_train_epochs'];
  if (typeof epochs === 'number') return { epochs, steps: epochs * stepsPerEpoch };
  const steps = numberOption(options, 'max_train_steps', DEFAULT_STEPS);
  return { epochs: stepsPerEpoch > 0 ? Math.ceil(steps / stepsPerEpoch) : 0, steps };
}

function placeOf({ size }: TrainedImage, options: Options): Size | undefined {
  if (options['enable_bucket'] !== true)
    return resolutionOf(options['resolution']) ?? defaultBucketOptions.resolution;
  return size && bucketOf(size, options)?.bucket;
}

/**
 * How often an epoch shows each picture. Regularization pictures fill up to the number of the others, repeats counted:
 * too many are dropped, too few are shown again, one more time each in turn.
 * Source: `DreamBoothDataset.__init__` in `library/train_util.py`.
 */
function timesShown(images: readonly TrainedImage[]): ReadonlyMap<TrainedImage, number> {
  const shown = new Map<TrainedImage, number>();
  let wanted = 0;
  for (const image of images) {
    if (image.isRegularization) continue;
    shown.set(image, image.repeats);
    wanted += image.repeats;
  }
  const regularization = images.filter((image) => image.isRegularization);
  let count = 0;
  for (const image of regularization) {
    if (count >= wanted) break;
    shown.set(image, image.repeats);
    count += image.repeats;
  }
  while (regularization.length > 0 && count < wanted) {
    for (const image of regularization) {
      if (count >= wanted) break;
      shown.set(image, (shown.get(image) ?? 0) + 1);
      count++;
    }
  }
  return shown;
}
