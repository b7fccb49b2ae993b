import type { Caption } from '../caption/caption.ts';
import { showsHiddenThings } from '../vocabulary/views/seen-all-the-same.ts';
import { type Dataset, imagesOfCaption } from './dataset.ts';
import { viewsOfCaption, viewsOfImage } from './views.ts';

/** The things that can't be seen in the pictures of a caption, by its words and the pictures' names. */
export function hiddenThings(dataset: Dataset, path: string, caption: Caption): readonly string[] {
  const ofImages = imagesOfCaption(dataset, path).flatMap((image) => viewsOfImage(dataset, image));
  const views = [...viewsOfCaption(dataset, caption), ...ofImages.map(({ view }) => view)];
  return views.length === 0 || showsHiddenThings(caption) ? [] : views.flatMap(({ hides }) => hides);
}
