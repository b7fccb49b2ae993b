export type Size = readonly [number, number];

export interface BucketSettings {
  readonly resolution: Size;
  readonly step: number;
  readonly noUpscale: boolean;
  readonly sizes: readonly Size[];
}

/** The side limits, made multiples of the step. */
export function adjustLimits(limits: {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}): Size;

/** Refuses a resolution beyond the limits, by an exception. */
export function checkLimits(resolution: Size, min: number, max: number): void;

/** The sizes that buckets may have, sorted. */
export function bucketSizes(resolution: Size, min: number, max: number, step: number): readonly Size[];

/** The bucket of a picture, the size that it is scaled to, and how much its shape is missed. */
export function assign(
  size: Size,
  settings: BucketSettings,
): { readonly bucket: Size; readonly resized: Size; readonly error: number };

/** The mean as numpy adds it up. */
export function mean(values: readonly number[]): number;
