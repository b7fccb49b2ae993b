import type { Dataset } from '../../core/dataset/dataset.ts';
import type { QuerySources } from '../../core/query/facts.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import type { Findings } from '../findings/findings.ts';
import { findingsForGallery } from './findings-of-pairs.ts';
import type { Reviews } from './reviews.ts';

/** What queries are answered with, beside the dataset. */
export interface QueryPorts {
  readonly findings: Findings;
  readonly knowledge: Knowledge;
  readonly reviews: Reviews;
}

/** What is known of the pairs of a dataset, as of now. */
export function querySourcesOf({ findings, knowledge, reviews }: QueryPorts, dataset: Dataset): QuerySources {
  return {
    dataset,
    knowledge,
    findingsOf: (file) => findingsForGallery(dataset, findings, file),
    isReviewed: (image) => reviews.has(dataset, image),
  };
}
