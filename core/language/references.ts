import type { Dataset } from '../dataset/dataset.ts';
import type { PlacedCaption } from '../dataset/files.ts';
import type { Turn } from '../ports.ts';
import type { Span } from '../span.ts';
import { captionsOf, hasPicture, placesOf, type Term } from './term.ts';

/** A place in a caption where a term stands. */
export interface Reference extends PlacedCaption {
  readonly span: Span;
}

/** So many captions are looked at between two glances at the clock. */
const BATCH = 200;

/** All places where a term stands in the captions that a dataset's pictures have. */
export async function referencesOf(dataset: Dataset, term: Term, turn: Turn): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  let looked = 0;
  for (const { path, caption } of captionsOf(dataset)) {
    if (++looked % BATCH === 0) await turn.next();
    const places = placesOf(caption, term);
    if (places.length === 0 || !hasPicture(dataset, path)) continue;
    for (const span of places) found.push({ path, caption, span });
  }
  return found;
}
