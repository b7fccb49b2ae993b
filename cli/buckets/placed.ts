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
