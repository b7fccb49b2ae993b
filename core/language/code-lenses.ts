import { type Dataset, imagesOfCaption } from '../dataset/dataset.ts';
import { type Message, message } from '../message.ts';
import { pictureLine } from './picture.ts';

/** A line above a caption: a picture of it, or how much was found. */
export interface Lens {
  readonly title: Message;
  /** The picture; undefined for what was found. */
  readonly image: string | undefined;
}

/** What stands above a caption: its pictures with their buckets, and the number of findings. */
export function codeLenses(dataset: Dataset, path: string, findings: number): readonly Lens[] {
  const title =
    findings === 0
      ? message('No findings')
      : findings === 1
        ? message('One finding')
        : message('{0} findings', findings);
  const pictures = imagesOfCaption(dataset, path).map((image) => {
    return { title: pictureLine(dataset, image), image };
  });
  return [...pictures, { title, image: undefined }];
}
