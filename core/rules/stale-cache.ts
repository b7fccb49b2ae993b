import type { CacheFile } from '../dataset/caches.ts';
import { imagesOfStem } from '../dataset/dataset.ts';
import type { Size } from '../image/size.ts';
import { message } from '../message.ts';
import { basename, splitExtension } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

export const staleCache = defineRule({
  code: 'stale-cache',
  kind: 'fact',
  severity: 'info',
  title: 'A cache that was made of another picture',
  why: `With \`cache_latents_to_disk\` the trainer writes what it made of a picture beside it, and from then on reads that
instead: \`a_1024x1536_sdxl.npz\`. It never compares the two. Even the size it takes from the cache's name, so that a picture
that was replaced or cropped since is trained as it was. Found by that size; a new picture of the same size, and caches of
captions, can't be told from their names. Removing the cache has it made anew.`,
  options: noOptions,
  examples: [{ title: 'no caches', caption: '1girl, alice' }],
  *image({ dataset, image: { path, facts } }) {
    const caches = dataset.caches.get(splitExtension(path)[0]) ?? [];
    if (facts?.state !== 'readable' || caches.length === 0) return;
    const fits = ({ size }: CacheFile) => isSize(size, [facts.width, facts.height]);
    const right = new Set(caches.filter(fits).map(({ model }) => model));
    const stale = caches.find(({ model }) => !right.has(model));
    // Of two pictures of one name it is the other one's.
    if (!stale || imagesOfStem(dataset, splitExtension(path)[0]).length > 1) return;
    yield {
      message: message(
        '{0} was made of a picture of {1} × {2}, {3} is {4} × {5}: the trainer goes by the cache.',
        basename(stale.path),
        ...stale.size,
        basename(path),
        facts.width,
        facts.height,
      ),
    };
  },
});

/** A picture that is stored on its side may be cached by its upright size. */
function isSize(cached: Size, [width, height]: Size): boolean {
  const [cachedWidth, cachedHeight] = cached;
  return (
    (cachedWidth === width && cachedHeight === height) || (cachedWidth === height && cachedHeight === width)
  );
}
