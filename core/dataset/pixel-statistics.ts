import type { SeenPixels } from '../image/pixels/facts.ts';
import type { Dataset } from './dataset.ts';

/** How a measure is spread over a dataset's pictures: its median, and what stands for its standard deviation. */
export interface Spread {
  readonly median: number;
  readonly scale: number;
}

/** What is usual among the pictures of a dataset whose pixels were looked at. */
export interface PixelStatistics {
  /** How many these are. */
  readonly count: number;
  /** Of the binary logarithm of the sharpness: a picture is so many times as sharp as another. */
  readonly sharpness: Spread;
  readonly brightness: Spread;
  readonly entropy: Spread;
}

/** Below so many pictures nothing is usual. */
export const FEWEST_PICTURES = 10;

/** The median of distances from the median, times this, is the standard deviation of what is spread normally. */
const NORMAL = 1.4826;
/**
 * What the scale is at least: where most pictures are the same to a hair, the next is not unusual yet. By the sample's
 * pictures: their scales are 0.63, 15 and 0.21.
 */
const LEAST = { sharpness: 0.5, brightness: 8, entropy: 0.2 };
/** The logarithm of less makes no sense: nothing is to be seen. */
const LEAST_SHARPNESS = 0.0001;

const known = new WeakMap<Dataset['images'], PixelStatistics>();

/** The statistics of a dataset's pixels, worked out once for the same pictures. */
export function pixelStatistics({ images }: Dataset): PixelStatistics {
  let statistics = known.get(images);
  if (!statistics) {
    const seen: SeenPixels[] = [];
    images.forEach(({ pixels }) => {
      if (pixels?.state === 'seen') seen.push(pixels);
    });
    statistics = {
      count: seen.length,
      sharpness: spreadOf(seen.map(sharpnessInSteps), LEAST.sharpness),
      brightness: spreadOf(
        seen.map(({ brightness }) => brightness),
        LEAST.brightness,
      ),
      entropy: spreadOf(
        seen.map(({ entropy }) => entropy),
        LEAST.entropy,
      ),
    };
    known.set(images, statistics);
  }
  return statistics;
}

/** The sharpness of a picture in steps, each of which is twice as much as the one below. */
export function sharpnessInSteps({ sharpness }: SeenPixels): number {
  return Math.log2(Math.max(sharpness, LEAST_SHARPNESS));
}

/** How far a value lies from what is usual: a robust z-score. */
export function deviation(value: number, { median, scale }: Spread): number {
  return (value - median) / scale;
}

function spreadOf(values: readonly number[], least: number): Spread {
  const median = medianOf(values);
  return {
    median,
    scale: Math.max(least, NORMAL * medianOf(values.map((value) => Math.abs(value - median)))),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
