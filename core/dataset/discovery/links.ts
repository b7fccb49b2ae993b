import type { Trainer } from '../../trainers/trainer.ts';

/** What tells where the trainer looks for captions. */
export interface CaptionNames {
  readonly trainer: Trainer;
  readonly captionExtension: string;
}

/** The caption files that the trainer would look for, for an image, the first before the others. */
export function candidatesOf({ trainer, captionExtension }: CaptionNames, image: string): readonly string[] {
  return trainer.captionCandidates(image, captionExtension);
}

/** The images of each caption by name, whether that is there or not. */
export function linksOf(names: CaptionNames, images: Iterable<string>): Map<string, readonly string[]> {
  const links = new Map<string, string[]>();
  for (const path of images) {
    for (const candidate of candidatesOf(names, path)) {
      const linked = links.get(candidate);
      linked ? linked.push(path) : links.set(candidate, [path]);
    }
  }
  for (const linked of links.values()) if (linked.length > 1) linked.sort();
  return links;
}

/**
 * How links change; undefined for a caption that has no image any more.
 * @param news the images that came, and those that went, with undefined
 */
export function linkChanges(
  names: CaptionNames & { readonly imagesOfCaption: { get(path: string): readonly string[] | undefined } },
  news: Iterable<readonly [path: string, image: object | undefined]>,
): Map<string, readonly string[] | undefined> {
  const links = new Map<string, Set<string>>();
  for (const [path, image] of news) {
    for (const candidate of candidatesOf(names, path)) {
      const linked = links.get(candidate) ?? new Set(names.imagesOfCaption.get(candidate));
      image ? linked.add(path) : linked.delete(path);
      links.set(candidate, linked);
    }
  }
  return new Map(
    [...links].map(([path, linked]) => [path, linked.size > 0 ? [...linked].sort() : undefined]),
  );
}
