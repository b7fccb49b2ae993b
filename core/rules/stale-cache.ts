import { type CacheFile, isNewer, type RecordedRun, writerOf } from '../dataset/caches/caches.ts';
import { type Dataset, imagesOfCaption, imagesOfStem } from '../dataset/dataset.ts';
import type { Fix } from '../finding.ts';
import type { ImageFacts } from '../image/facts.ts';
import type { Size } from '../image/size.ts';
import { type Message, message } from '../message.ts';
import { basename, splitExtension } from '../path.ts';
import { filesFix } from './files-fix.ts';
import { defineRule, type Found, noOptions } from './rule.ts';

export const staleCache = defineRule({
  code: 'stale-cache',
  kind: 'fact',
  severity: 'info',
  title: 'A cache that was made of another picture or caption',
  why: `With \`cache_latents_to_disk\` the trainer writes what it made of a picture beside it, and from then on reads that
instead: \`a_1024x1536_sdxl.npz\`; with \`cache_text_encoder_outputs_to_disk\` it does the same with captions:
\`a_te_outputs.npz\`. It never compares the two: a picture that was replaced or cropped since, and a caption that was edited,
are trained as they were.

Known by the size in the cache's name, and by what a run of *LoRA: Train* recorded of the pictures and captions that it
trained. Where no run of it wrote the cache, a picture or caption that is newer than its cache by the files' times is told as a
hint: copying and downloading make files newer, too.

*LoRA: Mend Files…* moves such caches to the trash, and the next training makes them anew. Nothing else is lost with them.`,
  options: noOptions,
  examples: [{ title: 'no caches', caption: '1girl, alice' }],
  *image({ dataset, image: { path, facts } }) {
    const caches = cachesOf(dataset, path, 'picture');
    // Of two pictures of one name it may be the other one's.
    if (caches.length === 0 || imagesOfStem(dataset, splitExtension(path)[0]).length > 1) return;
    const found = ofOtherSize(caches, path, facts) ?? ofOtherPicture(dataset, caches, path);
    if (found) yield found;
  },
  *captionFile({ dataset, file }) {
    if (dataset.caches.files.size === 0 || !file.caption) return;
    const [image, ...others] = imagesOfCaption(dataset, file.path);
    if (image === undefined || others.length > 0) return;
    const text = file.bom ? `\ufeff${file.caption.text}` : file.caption.text;
    const found = ofOtherCaption(dataset, file.path, text, image);
    if (found) yield found;
  },
});

function cachesOf(dataset: Dataset, image: string, of: CacheFile['of']): readonly CacheFile[] {
  return (dataset.caches.files.get(splitExtension(image)[0]) ?? []).filter((cache) => cache.of === of);
}

function ofOtherSize(
  caches: readonly CacheFile[],
  path: string,
  facts: ImageFacts | undefined,
): Found | undefined {
  if (facts?.state !== 'readable') return undefined;
  const { width, height } = facts;
  const fits = ({ size }: CacheFile) => !size || isSize(size, [width, height]);
  const right = new Set(caches.filter(fits).map(({ model }) => model));
  const stale = caches.find((cache) => !fits(cache) && !right.has(cache.model));
  if (!stale?.size) return undefined;
  return {
    message: message(
      '{0} was made of a picture of {1} × {2}, {3} is {4} × {5}: the trainer goes by the cache, and makes it anew once it is deleted.',
      basename(stale.path),
      ...stale.size,
      basename(path),
      width,
      height,
    ),
    fixes: [toTrash(stale)],
  };
}

function ofOtherPicture(dataset: Dataset, caches: readonly CacheFile[], path: string): Found | undefined {
  const source = dataset.caches.sources.get(path);
  return firstStale(dataset, caches, path, (run) => {
    const recorded = run.pairs.get(path)?.sha256;
    if (recorded === undefined) return undefined;
    return source?.sha256 === undefined || source.sha256 === recorded;
  });
}

/** What the trainer makes of a caption is what it read of its file then. */
function ofOtherCaption(dataset: Dataset, path: string, text: string, image: string): Found | undefined {
  return firstStale(dataset, cachesOf(dataset, image, 'caption'), path, (run) => {
    const recorded = run.pairs.get(image);
    if (!recorded) return undefined;
    return recorded.caption !== undefined && readOf(dataset, recorded.caption) === readOf(dataset, text);
  });
}

function readOf({ trainer, grammar }: Dataset, text: string): string {
  const { start, end } = trainer.readSpan(text, grammar);
  return text.slice(start, end);
}

/**
 * The first cache that stands for another file: one that is known to, before one that may.
 * @param isAsRecorded whether a file still is what a run had of it; undefined where the run doesn't tell
 */
function firstStale(
  dataset: Dataset,
  caches: readonly CacheFile[],
  path: string,
  isAsRecorded: (run: RecordedRun) => boolean | undefined,
): Found | undefined {
  const source = dataset.caches.sources.get(path);
  let newer: CacheFile | undefined;
  for (const cache of caches) {
    const run = writerOf(dataset.caches, cache);
    const isFresh = run && isAsRecorded(run);
    if (run && isFresh === false)
      return { message: recordedOtherwise(path, cache, run), fixes: [toTrash(cache)] };
    if (isFresh === undefined && isNewer(source, cache)) newer ??= cache;
  }
  return newer && { severity: 'hint', message: isNewerThan(path, newer), fixes: [toTrash(newer)] };
}

function toTrash({ path }: CacheFile): Fix {
  return filesFix(message('Move {0} to the trash', basename(path)), [{ kind: 'trash', path }]);
}

function recordedOtherwise(path: string, cache: CacheFile, { name }: RecordedRun): Message {
  return message(
    '{0} is another one than in {1}, which wrote {2}: the trainer goes by the cache, and makes it anew once it is deleted.',
    basename(path),
    name,
    basename(cache.path),
  );
}

function isNewerThan(path: string, cache: CacheFile): Message {
  return message(
    '{0} is newer than {1}: if it is another one since, the trainer goes by the cache all the same, and makes it anew once it is deleted.',
    basename(path),
    basename(cache.path),
  );
}

/** A picture that is stored on its side may be cached by its upright size. */
function isSize(cached: Size, [width, height]: Size): boolean {
  const [cachedWidth, cachedHeight] = cached;
  return (
    (cachedWidth === width && cachedHeight === height) || (cachedWidth === height && cachedHeight === width)
  );
}
