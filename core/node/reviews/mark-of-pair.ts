import { captionOfImage, type Dataset } from '../../dataset/dataset.ts';
import { relativeTo } from '../../path.ts';
import { digestOf, digestOfText } from '../digest.ts';
import type { ReviewMark, ReviewMarks } from './review-store.ts';

/** When a picture was written, in milliseconds since 1970; undefined where it is gone. */
export type ModifiedOf = (image: string) => number | undefined;

/** A pair as it is, to be known again; undefined where the picture is gone. */
export function markOfPair(dataset: Dataset, image: string, modifiedOf: ModifiedOf): ReviewMark | undefined {
  const modified = modifiedOf(image);
  return modified === undefined ? undefined : { caption: digestOfCaption(dataset, image), modified };
}

/** Whether a pair is marked, and is still what it was then. */
export function isReviewed(
  dataset: Dataset,
  marks: ReviewMarks,
  image: string,
  modifiedOf: ModifiedOf,
): boolean {
  const mark = marks.size === 0 ? undefined : marks.get(relativeTo(dataset.root, image));
  if (!mark || mark.caption !== digestOfCaption(dataset, image)) return false;
  return mark.modified === modifiedOf(image);
}

function digestOfCaption(dataset: Dataset, image: string): string | null {
  const file = captionOfImage(dataset, image);
  if (!file) return null;
  // One that can't be read stays what it is until it can.
  if (!file.caption) return digestOf(new TextEncoder().encode(`${file.problem.kind}`));
  return digestOfText({ text: file.caption.text, bom: file.bom });
}
