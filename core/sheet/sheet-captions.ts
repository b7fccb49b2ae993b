import type { Dataset } from '../dataset/dataset.ts';
import { imagesInOrder } from '../dataset/image-order.ts';
import { stopOf } from '../dataset/walk.ts';
import { shownText } from './shown-text.ts';

/** The captions that a sheet can show. */
export interface SheetListing {
  /** In the order that people look at pictures in; those that aren't written yet too. */
  readonly paths: readonly string[];
  /** Those that are no text that can be read. */
  readonly leftOut: readonly string[];
}

/** The captions of some pictures, all of a dataset where left out. */
export function sheetListing(dataset: Dataset, images?: ReadonlySet<string>): SheetListing {
  const seen = new Set<string>();
  const paths: string[] = [];
  const leftOut: string[] = [];
  for (const image of imagesInOrder(dataset)) {
    if (images && !images.has(image)) continue;
    const { caption } = stopOf(dataset, image);
    if (seen.has(caption)) continue;
    seen.add(caption);
    (isReadable(dataset, caption) ? paths : leftOut).push(caption);
  }
  return { paths, leftOut };
}

/** An editor takes a text with a NUL for no text at all. */
function isReadable({ captions }: Dataset, path: string): boolean {
  const file = captions.get(path);
  return !file || (file.caption !== undefined && !file.caption.text.includes('\0'));
}

/** What a sheet shows of a caption as it is now; nothing of one that isn't written. */
export function shownCaption({ captions }: Dataset, path: string): string {
  return shownText(captions.get(path)?.caption?.text ?? '');
}
