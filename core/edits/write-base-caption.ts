import { captionOfImage, captionPathOf, type Dataset } from '../dataset/dataset.ts';
import { message } from '../message.ts';
import { isWithin } from '../path.ts';
import type { BulkEdit } from './bulk-edit.ts';

/** The pictures below a folder that the trainer finds no caption for. An empty caption is one. */
export function uncaptionedImages(dataset: Dataset, folder = dataset.root): readonly string[] {
  return [...dataset.images.keys()].filter(
    (image) => isWithin(image, folder) && !captionOfImage(dataset, image),
  );
}

/**
 * One caption for each picture without one, and nothing else.
 * @param folder only pictures in it
 */
export function writeBaseCaption(dataset: Dataset, text: string, folder = dataset.root): BulkEdit {
  const images = uncaptionedImages(dataset, folder);
  // Two pictures of one name share a caption.
  const files = new Set(images.map((image) => captionPathOf(dataset, image)));
  return {
    root: dataset.root,
    title: message('Write base caption'),
    changes: [...files].sort().map((file) => ({ kind: 'create', file, text, bom: false })),
  };
}
