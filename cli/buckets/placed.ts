import type { Size } from '../../core/image/size.ts';
import type { BucketOfImage } from '../../core/trainers/trainer.ts';

/** A picture, or only its size, with where it is trained. */
export interface Placed {
  /** As one sees it from the working folder; undefined for a size that was given. */
  readonly file?: string;
  readonly size: Size;
  /** Undefined where the trainer would stop over the picture. */
  readonly place: BucketOfImage | undefined;
}

/** What is cut off of a picture, in pixels of its resized form. */
export function cutOff({ bucket, resized }: BucketOfImage): Size {
  return [resized[0] - bucket[0], resized[1] - bucket[1]];
}

/** The share of a picture that is cut off, 0 to 1. */
export function shareCutOff({ bucket, resized }: BucketOfImage): number {
  return 1 - (bucket[0] * bucket[1]) / (resized[0] * resized[1]);
}
