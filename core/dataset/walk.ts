import { captionOfImage, captionPathOf, type Dataset, imagesOfCaption } from './dataset.ts';
import { imagesInOrder } from './image-order.ts';

/** A picture of a dataset, with the place of its caption. */
export interface Stop {
  readonly image: string;
  readonly caption: string;
  /** Whether the caption is there. */
  readonly exists: boolean;
}

/** A picture's caption: the one that the trainer reads, else where it would look for it. */
export function stopOf(dataset: Dataset, image: string): Stop {
  const caption = captionOfImage(dataset, image);
  return { image, caption: caption?.path ?? captionPathOf(dataset, image), exists: caption !== undefined };
}

/**
 * The next picture of a kind, round and round; undefined where there is no other one.
 * @param from a caption or a picture; from one that the dataset doesn't know, it begins at the first
 */
export function walk(
  dataset: Dataset,
  from: string,
  direction: 'next' | 'previous',
  accepts: (stop: Stop) => boolean,
): Stop | undefined {
  const ordered = imagesInOrder(dataset);
  const images = direction === 'next' ? ordered : [...ordered].reverse();
  const here = dataset.images.has(from) ? from : (imagesOfCaption(dataset, from)[0] ?? twinOf(dataset, from));
  const start = here === undefined ? -1 : images.indexOf(here);
  for (let step = 1; step <= images.length; step++) {
    const image = images[(start + step + images.length) % images.length];
    const stop = image === undefined || image === here ? undefined : stopOf(dataset, image);
    if (stop && stop.caption !== from && accepts(stop)) return stop;
  }
  return undefined;
}

/** The picture of a caption that is not written yet. */
function twinOf(dataset: Dataset, caption: string): string | undefined {
  return dataset.imagesOfCaption.get(caption)?.find((image) => captionPathOf(dataset, image) === caption);
}
