import { dirname, joinPath, splitExtension } from '../../path.ts';
import { captionOfImage, type Dataset, imagesOfCaption, imagesOfStem } from '../dataset.ts';
import type { CacheFile } from './caches.ts';

/** The pictures that a cache may have been made of, with their captions. */
export function sourcesOf(dataset: Dataset, cache: CacheFile | undefined): readonly string[] {
  if (!cache) return [];
  const images = imagesOfStem(dataset, joinPath(dirname(cache.path), cache.stem));
  return images.flatMap((image) => [image, captionOfImage(dataset, image)?.path ?? []].flat());
}

/** Whether there are caches of a picture, or of the picture of a caption. */
export function isCached(dataset: Dataset, path: string): boolean {
  if (dataset.caches.files.size === 0) return false;
  return [path, ...imagesOfCaption(dataset, path)].some((one) =>
    dataset.caches.files.has(splitExtension(one)[0]),
  );
}
