import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Turn } from '../../core/ports.ts';
import { imagesThat, needsOf } from '../../core/query/filter.ts';
import { parseQuery } from '../../core/query/parse.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import type { Findings } from '../findings/findings.ts';
import { findingsForGallery } from '../pairs/findings-of-pairs.ts';
import type { Reviews } from '../pairs/reviews.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';

/** What a query is answered with, beside the dataset. */
export interface QueryPorts {
  readonly findings: Findings;
  readonly knowledge: Knowledge;
  readonly reviews: Reviews;
}

/**
 * The pictures of a dataset that fulfil a query; undefined for all.
 * @throws Refused where the query has a mistake
 */
export async function imagesOfQuery(
  { findings, knowledge, reviews }: QueryPorts,
  dataset: Dataset,
  text: string,
  turn: Turn,
): Promise<ReadonlySet<string> | undefined> {
  if (text.trim() === '') return undefined;
  const parsed = parseQuery(text);
  if ('mistake' in parsed) throw new Refused(translate(parsed.mistake.message));
  if (needsOf(parsed.query).findings) await findings.settled();
  const findingsOf = (file: string) => findingsForGallery(dataset, findings, file);
  const isReviewed = (image: string) => reviews.has(dataset, image);
  return imagesThat(parsed.query, { dataset, knowledge, findingsOf, isReviewed }, turn);
}
