import type { Size } from '../../image/size.ts';
import { numberOption, type Options } from '../../training/options.ts';
import type { StepCount, TrainedImage } from '../../training/plan.ts';
import { bucketOf, resolutionOf } from './bucket-of-image.ts';
import { defaultBucketOptions } from './buckets.ts';

/** How many steps a training has that says nothing of steps or epochs. */
const DEFAULT_STEPS = 1600;

/**
 * How long a training is. The pictures of a bucket are trained in batches, the last of which may be
 * smaller: with several buckets there are more steps than pictures by batch size. Several processes share the batches, as
 * evenly as they can.
 * Source: `make_buckets` in `library/train_util.py`, the arithmetic of `train` in `train_network.py`.
 * @param images in the order in which the trainer finds them
 * @param processes GPUs that train together, each with its own batch
 * @returns undefined where that can't be told, or the trainer would stop over it
 */
export function countSteps(
  images: readonly TrainedImage[],
  options: Options,
  processes = 1,
): StepCount | undefined {
  const batch = whole(options, 'train_batch_size', 1);
  const accumulated = whole(options, 'gradient_accumulation_steps', 1);
  // Which pictures are held back for validation, and so how many of a bucket, is drawn anew in each run.
  if (!batch || !accumulated || numberOption(options, 'validation_split', 0) !== 0) return undefined;
  const buckets = fillBuckets(images, options);
  if (!buckets || buckets.length === 0) return undefined;
  const batches = buckets.reduce((sum, { count }) => sum + Math.ceil(count / batch), 0);
  const stepsPerEpoch = Math.ceil(Math.ceil(batches / processes) / accumulated);
  const length = lengthOf(stepsPerEpoch, options);
  const shown = buckets.reduce((sum, { count }) => sum + count, 0);
  return length && { shown, batch, stepsPerEpoch, ...length, buckets };
}

/** Epochs outweigh steps; an epoch that is begun counts. */
function lengthOf(stepsPerEpoch: number, options: Options): { epochs: number; steps: number } | undefined {
  if (options['max_train_epochs'] !== undefined) {
    const epochs = whole(options, 'max_train_epochs', 0);
    return epochs === undefined ? undefined : { epochs, steps: epochs * stepsPerEpoch };
  }
  const steps = whole(options, 'max_train_steps', DEFAULT_STEPS);
  return steps === undefined ? undefined : { epochs: Math.ceil(steps / stepsPerEpoch), steps };
}

/** An option that is a number to count with; undefined for one that the trainer can't count with. */
function whole(options: Options, name: string, otherwise: number): number | undefined {
  const value = options[name] ?? otherwise;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function fillBuckets(images: readonly TrainedImage[], options: Options): StepCount['buckets'] | undefined {
  const buckets = new Map<string, { size: Size; count: number }>();
  for (const [image, times] of timesShown(images)) {
    const size = placeOf(image, options);
    if (!size) return undefined;
    const key = size.join('x');
    const bucket = buckets.get(key) ?? { size, count: 0 };
    bucket.count += times;
    buckets.set(key, bucket);
  }
  return [...buckets.values()].sort((a, b) => a.size[0] - b.size[0] || a.size[1] - b.size[1]);
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
function timesShown(images: readonly TrainedImage[]): readonly (readonly [TrainedImage, number])[] {
  const own = images.filter((image) => !image.isRegularization);
  const wanted = own.reduce((sum, { repeats }) => sum + repeats, 0);
  const filled: [TrainedImage, number][] = [];
  let count = 0;
  for (const image of images) {
    if (!image.isRegularization) continue;
    if (count >= wanted) break;
    filled.push([image, image.repeats]);
    count += image.repeats;
  }
  while (filled.length > 0 && count < wanted) {
    for (const one of filled) {
      if (count >= wanted) break;
      one[1]++;
      count++;
    }
  }
  return [...own.map((image) => [image, image.repeats] as const), ...filled];
}
