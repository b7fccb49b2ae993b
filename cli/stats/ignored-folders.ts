import type { Dataset } from '../../core/dataset/dataset.ts';
import { joinPath } from '../../core/path.ts';
import type { Target } from '../lint/targets.ts';

/** A folder with pictures, beside the concept folders, whose name the trainer does not understand. */
export interface IgnoredFolder {
  readonly path: string;
  readonly name: string;
  readonly images: number;
  readonly captions: number;
}

/** The folders with pictures that the trainer passes over in a dataset that goes by their names. */
export function ignoredFolders({ listing, root }: Target, dataset: Dataset): readonly IgnoredFolder[] {
  if (root.origin !== 'folders') return [];
  return (listing.get(root.root)?.folders ?? []).flatMap((name): readonly IgnoredFolder[] => {
    const path = joinPath(root.root, name);
    const files = listing.get(path)?.files ?? [];
    const images = files.filter((file) => dataset.trainer.readsImage(file));
    if (images.length === 0 || dataset.folders.has(path)) return [];
    const there = new Set(files.map((file) => joinPath(path, file)));
    const hasCaption = (image: string) =>
      dataset.trainer
        .captionCandidates(joinPath(path, image), dataset.captionExtension)
        .some((caption) => there.has(caption));
    return [{ path, name, images: images.length, captions: images.filter(hasCaption).length }];
  });
}
