import type { Caption } from '../caption/caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Span } from '../span.ts';
import { placesOf, termAt } from './term.ts';

/** Where the tag at an offset stands in the same caption, the one at the offset included. */
export function highlightsAt(
  dataset: Dataset,
  path: string,
  caption: Caption,
  offset: number,
): readonly Span[] {
  const term = termAt(dataset, path, caption, offset);
  return term ? placesOf(caption, term) : [];
}
