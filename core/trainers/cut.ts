import type { Size } from '../image/size.ts';
import type { BucketOfImage } from './trainer.ts';

/** What is cut off of a picture, in pixels of its resized form. */
export function cutOff({ bucket, resized }: BucketOfImage): Size {
  return [resized[0] - bucket[0], resized[1] - bucket[1]];
}

/** The share of a picture that is cut off, 0 to 1. */
export function shareCutOff({ bucket, resized }: BucketOfImage): number {
  return 1 - (bucket[0] * bucket[1]) / (resized[0] * resized[1]);
}
