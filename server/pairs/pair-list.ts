import type { Dataset } from '../../core/dataset/dataset.ts';
import { imagesInOrder } from '../../core/dataset/walk.ts';

/** The pictures of a dataset in the order that people look at them in. */
export interface PairList {
  readonly images: readonly string[];
  /** Where a picture stands, by its path. */
  readonly places: ReadonlyMap<string, number>;
}

export function pairListOf(dataset: Dataset): PairList {
  const images = imagesInOrder(dataset);
  return { images, places: new Map(images.map((path, place) => [path, place])) };
}
