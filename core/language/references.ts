import type { Caption } from '../caption/caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Turn } from '../ports.ts';
import type { Span } from '../span.ts';
import { placesOf, type Term } from './term.ts';

/** A place in a caption where a term stands. */
export interface Reference {
  readonly path: string;
  readonly caption: Caption;
  readonly span: Span;
}

/** So many captions are looked at between two glances at the clock. */
const BATCH = 200;

/** All places where a term stands in the captions that a dataset's pictures have. */
export async function referencesOf(dataset: Dataset, term: Term, turn: Turn): Promise<readonly Reference[]> {
  const found: Reference[] = [];
  let looked = 0;
  for (const { path, caption } of dataset.captions.values()) {
    if (++looked % BATCH === 0) await turn.next();
    if (!caption || !dataset.imagesOfCaption.has(path)) continue;
    for (const span of placesOf(caption, term)) found.push({ path, caption, span });
  }
  return found;
}
