import type { Size } from '../../image/size.ts';
import type { BucketOfImage } from '../trainer.ts';

/** How the trainer sorts pictures into buckets; its own option names, numbers in pixels. */
export interface BucketOptions {
  readonly resolution: Size;
  readonly min_bucket_reso: number;
  readonly max_bucket_reso: number;
  readonly bucket_reso_steps: number;
  readonly bucket_no_upscale: boolean;
}

/** The command line's own defaults, with the resolution that is trained with where nothing else is said. */
export const defaultBucketOptions: BucketOptions = {
  resolution: [768, 768],
  min_bucket_reso: 256,
  max_bucket_reso: 1024,
  bucket_reso_steps: 64,
  bucket_no_upscale: false,
};

/**
 * The limits as the trainer rounds them to whole steps: the lower one down, the upper one up.
 * @returns undefined where the resolution lies outside them, for which the trainer stops
 */
export function adjustBucketOptions(options: BucketOptions): BucketOptions | undefined {
  const { resolution, bucket_reso_steps: step } = options;
  const min = options.min_bucket_reso - (options.min_bucket_reso % step);
  const over = options.max_bucket_reso % step;
  const max = over === 0 ? options.max_bucket_reso : options.max_bucket_reso + step - over;
  if (Math.min(...resolution) < min || Math.max(...resolution) > max) return undefined;
  return { ...options, min_bucket_reso: min, max_bucket_reso: max };
}

/** The buckets of a resolution, sorted by width, then height. Source: `make_bucket_resolutions` in `library/model_util.py`. */
export function makeBuckets({
  resolution,
  min_bucket_reso,
  max_bucket_reso,
  bucket_reso_steps,
}: BucketOptions): readonly Size[] {
  const step = bucket_reso_steps;
  const area = resolution[0] * resolution[1];
  const buckets = new Map<string, Size>();
  const add = (width: number, height: number) => buckets.set(`${width}x${height}`, [width, height]);
  const square = Math.floor(Math.sqrt(area) / step) * step;
  add(square, square);
  for (let width = min_bucket_reso; width <= max_bucket_reso; width += step) {
    const height = Math.min(max_bucket_reso, Math.floor(Math.floor(area / width) / step) * step);
    // What is wider still is lower still.
    if (height < min_bucket_reso) break;
    add(width, height);
    add(height, width);
  }
  return [...buckets.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/**
 * The bucket of a picture. Source: `BucketManager.select_bucket` in `library/train_util.py`.
 * @param options limits adjusted by `adjustBucketOptions`
 * @param buckets `makeBuckets(options)`
 * @returns undefined where the trainer divides by zero: a side smaller than a step, without upscaling
 */
export function selectBucket(
  [width, height]: Size,
  options: BucketOptions,
  buckets: readonly Size[],
): BucketOfImage | undefined {
  return options.bucket_no_upscale
    ? withoutUpscaling([width, height], options)
    : fromList([width, height], buckets);
}

/** Python's `int(x + 0.5)` for sizes, which are positive. */
const round = (value: number) => Math.floor(value + 0.5);

function fromList([width, height]: Size, buckets: readonly Size[]): BucketOfImage | undefined {
  const ratio = width / height;
  const exact = buckets.find(([w, h]) => w === width && h === height);
  let bucket = exact;
  let error = Number.POSITIVE_INFINITY;
  for (const candidate of exact ? [] : buckets) {
    const distance = Math.abs(candidate[0] / candidate[1] - ratio);
    if (distance < error) [bucket, error] = [candidate, distance];
  }
  if (!bucket) return undefined;
  const scale = ratio > bucket[0] / bucket[1] ? bucket[1] / height : bucket[0] / width;
  return { bucket, resized: [round(width * scale), round(height * scale)] };
}

function withoutUpscaling(
  [width, height]: Size,
  { resolution, bucket_reso_steps: step }: BucketOptions,
): BucketOfImage | undefined {
  const area = resolution[0] * resolution[1];
  const ratio = width / height;
  let resized: Size = [width, height];
  if (width * height > area) {
    const toSteps = (value: number) => round(value) - (round(value) % step);
    const exactWidth = Math.sqrt(area * ratio);
    const byWidth = toSteps(exactWidth);
    const heightOfWidth = toSteps(byWidth / ratio);
    const byHeight = toSteps(area / exactWidth);
    const widthOfHeight = toSteps(byHeight * ratio);
    if (heightOfWidth === 0 || byHeight === 0) return undefined;
    const widthIsNearer =
      Math.abs(byWidth / heightOfWidth - ratio) < Math.abs(widthOfHeight / byHeight - ratio);
    resized = widthIsNearer ? [byWidth, round(byWidth / ratio)] : [round(byHeight * ratio), byHeight];
  }
  const bucket: Size = [resized[0] - (resized[0] % step), resized[1] - (resized[1] % step)];
  return bucket[0] === 0 || bucket[1] === 0 ? undefined : { bucket, resized };
}
