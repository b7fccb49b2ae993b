import { type Dataset, imagesOfCaption, withFiles } from '../dataset/dataset.ts';
import type { Turn } from '../ports.ts';
import { testOf } from './evaluate.ts';
import { PairFacts, type QuerySources } from './facts.ts';
import { conditionsOf, type Query } from './query.ts';

/** What has to be known of a dataset to answer a query, beside its captions. */
export interface QueryNeeds {
  /** What the headers of the pictures say. */
  readonly headers: boolean;
  /** What lint finds. */
  readonly findings: boolean;
  /** What somebody marked as looked at. */
  readonly reviews: boolean;
}

const needHeaders = new Set<string>(['width', 'height', 'ratio', 'bucket', 'cut']);

/** What a query asks for. */
export function needsOf(query: Query): QueryNeeds {
  const keys = [...conditionsOf(query)].map(({ key }) => key);
  return {
    headers: keys.some((key) => needHeaders.has(key)),
    findings: keys.includes('issue'),
    reviews: keys.includes('is'),
  };
}

/** The pictures of a dataset that fulfil a query with their captions. Yields to other work by `turn`. */
export async function imagesThat(
  query: Query,
  sources: QuerySources,
  turn: Turn,
): Promise<ReadonlySet<string>> {
  const fulfils = testOf(query);
  const found = new Set<string>();
  for (const image of sources.dataset.images.keys()) {
    if (fulfils(new PairFacts(sources, image))) found.add(image);
    await turn.next();
  }
  return found;
}

/** Whether a file is one of these pictures, or the caption of one. */
export function isOfPairs(dataset: Dataset, images: ReadonlySet<string>): (file: string) => boolean {
  return (file) => images.has(file) || imagesOfCaption(dataset, file).some((image) => images.has(image));
}

/** The dataset as if it had these pictures alone, with their captions in its statistics. */
export function onlyImages(dataset: Dataset, images: ReadonlySet<string>): Dataset {
  const gone = [...dataset.images.keys()].filter((path) => !images.has(path));
  return withFiles(dataset, { images: new Map(gone.map((path) => [path, undefined])) });
}
