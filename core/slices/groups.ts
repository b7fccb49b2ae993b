import { pictureOfMask } from '../dataset/discovery/masks.ts';
import { basename, dirname, splitExtension } from '../path.ts';
import type { Trainer } from '../trainers/trainer.ts';

/** How captions are found, and which there are. */
export interface NamesAround {
  readonly trainer: Trainer;
  readonly captionExtension: string;
  readonly has: (caption: string) => boolean;
}

/**
 * The group of a file: all files that a rule looks at together have the same one, those of a picture, its caption, its
 * masks and caches. It is the path of a picture without extension, there or not.
 */
export function groupOf(path: string, around: NamesAround): string {
  const cache = around.trainer.cacheOf(basename(path));
  return groupOfStem(cache ? `${dirname(path)}/${cache.stem}` : splitExtension(path)[0], around);
}

/** The same of a file that is known to be no cache, by its path without extension. */
export function groupOfStem(own: string, around: NamesAround): string {
  let stem = pictureOfMask(own) ?? own;
  // A caption that several pictures fall back to belongs to all of them.
  for (;;) {
    const next = fallbackOf(stem, around);
    if (next === undefined) return stem;
    stem = next;
  }
}

/** The stem of another caption that the trainer would take for a picture, where that is there. */
function fallbackOf(stem: string, { trainer, captionExtension, has }: NamesAround): string | undefined {
  const [, ...others] = trainer.captionCandidates(`${stem}.png`, captionExtension);
  const caption = others.find(has);
  const found = caption === undefined ? undefined : splitExtension(caption)[0];
  // Each is shorter than the one before.
  return found !== undefined && found.length < stem.length ? found : undefined;
}
