import type { Size } from '../../image/size.ts';
import type { BucketOfImage } from '../trainer.ts';
import {
  adjustBucketOptions,
  type BucketOptions,
  defaultBucketOptions,
  makeBuckets,
  selectBucket,
} from './buckets.ts';

/** Where an image is trained, by the options of a training, in the trainer's own names. */
export function bucketOf(
  image: Size,
  training: Readonly<Record<string, unknown>>,
): BucketOfImage | undefined {
  if (training['enable_bucket'] === false) return withoutBuckets(image, training);
  const options = adjustedOptions(training);
  const buckets = bucketsOf(training);
  return buckets && options && selectBucket(image, options, buckets);
}

/**
 * Without buckets all pictures are resized and cropped to the resolution, when their latents are cached; else the trainer
 * stops at one that has another size. Source: `BaseDataset.make_buckets`, `cache_latents` in `library/train_util.py`.
 */
function withoutBuckets(image: Size, training: Readonly<Record<string, unknown>>): BucketOfImage | undefined {
  const options = { ...bucketOptions(training), bucket_no_upscale: false };
  if (areLatentsCached(training)) return selectBucket(image, options, [options.resolution]);
  const isOfSize = image.every((side, axis) => side === options.resolution[axis]);
  return isOfSize ? { bucket: options.resolution, resized: image } : undefined;
}

/** Whether pictures are made to fit once, before the training, when their latents are worked out. */
export function areLatentsCached(training: Readonly<Record<string, unknown>>): boolean {
  return training['cache_latents'] === true || training['cache_latents_to_disk'] === true;
}

/**
 * Whether a picture can be trained as it is, where there are neither buckets nor cached latents: it has the resolution, or
 * more where a part is taken at random. Source: `BaseDataset.__getitem__` in `library/train_util.py`.
 */
export function fitsWithoutBuckets(
  [width, height]: Size,
  training: Readonly<Record<string, unknown>>,
): boolean {
  const [wantedWidth, wantedHeight] = bucketOptions(training).resolution;
  return training['random_crop'] === true
    ? width >= wantedWidth && height >= wantedHeight
    : width === wantedWidth && height === wantedHeight;
}

const lists = new WeakMap<Readonly<Record<string, unknown>>, readonly Size[] | undefined>();

/** The buckets of a training; made once for the same options. */
function bucketsOf(training: Readonly<Record<string, unknown>>): readonly Size[] | undefined {
  if (!lists.has(training)) {
    const options = adjustedOptions(training);
    lists.set(training, options && !areEndless(options) ? makeBuckets(options) : undefined);
  }
  return lists.get(training);
}

/** More widths than this are a slip: the trainer would hardly come to an end with them. */
const MOST_WIDTHS = 65_536;

function areEndless({ resolution, ...options }: BucketOptions): boolean {
  const widest = Math.min(options.max_bucket_reso, (resolution[0] * resolution[1]) / options.min_bucket_reso);
  return widest - options.min_bucket_reso > MOST_WIDTHS * options.bucket_reso_steps;
}

function adjustedOptions(training: Readonly<Record<string, unknown>>): BucketOptions | undefined {
  const adjusted = adjustBucketOptions(bucketOptions(training));
  // The trainer divides by the lower limit when it makes its buckets.
  return adjusted && (adjusted.min_bucket_reso > 0 || adjusted.bucket_no_upscale) ? adjusted : undefined;
}

/** The options of buckets, those that a training doesn't set by their defaults. */
export function bucketOptions(training: Readonly<Record<string, unknown>>): BucketOptions {
  const number = (name: keyof BucketOptions, fallback: number) => {
    const value = training[name];
    return typeof value === 'number' && value > 0 ? value : fallback;
  };
  return {
    resolution: resolutionOf(training['resolution']) ?? defaultBucketOptions.resolution,
    min_bucket_reso: number('min_bucket_reso', defaultBucketOptions.min_bucket_reso),
    max_bucket_reso: number('max_bucket_reso', defaultBucketOptions.max_bucket_reso),
    bucket_reso_steps: number('bucket_reso_steps', defaultBucketOptions.bucket_reso_steps),
    bucket_no_upscale: training['bucket_no_upscale'] === true,
  };
}

/** `"768"`, `"640,768"`, 768 or [640, 768], as the trainer's files have it. */
export function resolutionOf(value: unknown): Size | undefined {
  const parts = Array.isArray(value) ? value : String(value ?? '').split(',');
  const [width = Number.NaN, height = width] = parts.map(Number);
  return width > 0 && height > 0 ? [width, height] : undefined;
}
