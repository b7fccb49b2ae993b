import { type Caption, parseCaption } from '../../core/caption/caption.ts';
import { captionOfImage, captionPathOf, type Dataset } from '../../core/dataset/dataset.ts';
import { withText } from '../../core/dataset/with-text.ts';
import { reasonOf } from '../../core/edits/chosen-captions.ts';
import { type Message, message } from '../../core/message.ts';

/** The caption of a picture while it is written, in its dataset as it would be then. */
export interface WrittenCaption {
  readonly dataset: Dataset;
  readonly path: string;
  /** Whether there is a file. */
  readonly exists: boolean;
  readonly caption: Caption;
}

/**
 * The caption of a picture.
 * @param text what is written; null for what is there
 * @returns or why it can't be edited as text, as the end of a sentence
 */
export function writtenCaption(
  dataset: Dataset,
  image: string | undefined,
  text: string | null,
): WrittenCaption | { readonly refusal: Message } {
  if (image === undefined || !dataset.images.has(image))
    return { refusal: message('it is not there any more') };
  const file = captionOfImage(dataset, image);
  if (file && !file.caption) return { refusal: reasonOf(file.problem) };
  // Its text is full of NULs.
  if (file?.foreign) return { refusal: message('it is not UTF-8') };
  const path = file?.path ?? captionPathOf(dataset, image);
  const exists = file !== undefined;
  const there = file?.caption ?? parseCaption('', undefined, dataset.grammar);
  if (text === null || text === there.text) return { dataset, path, exists, caption: there };
  const written = withText(dataset, path, text);
  return { dataset: written, path, exists, caption: written.captions.get(path)?.caption ?? there };
}
