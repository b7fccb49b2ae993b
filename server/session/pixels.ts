import { isDeepStrictEqual } from 'node:util';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import type { PixelFacts } from '../../core/image/pixels/facts.ts';

/**
 * A dataset that was scanned again, with what its pictures looked like, and what was known of caches, before: until
 * somebody looks again.
 */
export function withPixelsOf(dataset: Dataset, before: Dataset | undefined): Dataset {
  const images = new Map<string, ImageFile>();
  before?.images.forEach(({ path, pixels }) => {
    const image = dataset.images.get(path);
    if (image && pixels) images.set(path, { ...image, pixels });
  });
  return { ...withFiles(dataset, { images }), caches: before?.caches ?? dataset.caches };
}

/** The pictures that look otherwise than was known, of those that are still what was looked at. */
export function newLooks(
  dataset: Dataset | undefined,
  looks: readonly (readonly [ImageFile, PixelFacts])[],
): ReadonlyMap<string, ImageFile> {
  const images = new Map<string, ImageFile>();
  for (const [{ path, facts }, pixels] of looks) {
    const image = dataset?.images.get(path);
    if (image?.facts === facts && !isDeepStrictEqual(image?.pixels, pixels))
      images.set(path, { ...image, path, pixels });
  }
  return images;
}
