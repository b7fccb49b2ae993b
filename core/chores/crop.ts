import type { Size } from '../image/size.ts';
import type { BucketOfImage } from '../trainers/trainer.ts';

/** A part of a picture, in its own pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How far from its exact size a crop is looked for (pixels): the trainer rounds in several places. */
const AROUND = 2;
/** So much of a cropped picture the trainer may still cut off (pixels): what rounding leaves over, of either size. */
const MOST_LOST = 1.5;

/** What can be done about a picture that its bucket cuts. */
export type Crop =
  | { readonly kind: 'whole' }
  | { readonly kind: 'crop'; readonly area: Area; readonly bucket: Size }
  /** Whatever is cut off, the trainer puts the rest into another bucket, and cuts it again. */
  | { readonly kind: 'cut-again' };

/**
 * The middle of a picture that the trainer keeps, in the picture's own pixels: cropped to it, the picture is only resized.
 * @param bucketOf the trainer's bucket for a size; undefined where there is none
 */
export function cropToBucket(size: Size, bucketOf: (size: Size) => BucketOfImage | undefined): Crop {
  const placed = bucketOf(size);
  if (!placed || lostOf(size, placed) === 0) return { kind: 'whole' };
  const exact = sidesOf(size, placed);
  let best: { readonly cost: number; readonly sides: Size; readonly bucket: Size } | undefined;
  for (const width of around(exact[0], size[0])) {
    for (const height of around(exact[1], size[1])) {
      const sides: Size = [width, height];
      const next = bucketOf(sides);
      if (!next) continue;
      const lost = lostOf(sides, next);
      // A pixel of what the trainer makes of it is several of a large picture.
      if (lost > MOST_LOST * Math.max(1, width / next.resized[0], height / next.resized[1])) continue;
      // The same bucket before another one that fits as well; then nothing lost; then nearest to what is kept anyway.
      const other = next.bucket[0] === placed.bucket[0] && next.bucket[1] === placed.bucket[1] ? 0 : 1000;
      const cost = other + 10 * lost + Math.abs(width - exact[0]) + Math.abs(height - exact[1]);
      if (!best || cost < best.cost) best = { cost, sides, bucket: next.bucket };
    }
  }
  if (!best) return { kind: 'cut-again' };
  const [width, height] = best.sides;
  const left = Math.floor((size[0] - width) / 2);
  const top = Math.floor((size[1] - height) / 2);
  return { kind: 'crop', area: { left, top, width, height }, bucket: best.bucket };
}

/** The bucket's sides in the picture's own pixels, not rounded. */
function sidesOf([width, height]: Size, { bucket, resized }: BucketOfImage): Size {
  return [(bucket[0] * width) / resized[0], (bucket[1] * height) / resized[1]];
}

/** How many pixels of a picture are cut off, at the side where it is more. */
function lostOf(size: Size, placed: BucketOfImage): number {
  const kept = sidesOf(size, placed);
  return Math.max(size[0] - kept[0], size[1] - kept[1]);
}

function around(exact: number, most: number): readonly number[] {
  const middle = Math.round(exact);
  const all = Array.from({ length: 2 * AROUND + 1 }, (_, index) => middle - AROUND + index);
  return all.filter((side) => side >= 1 && side <= most);
}
