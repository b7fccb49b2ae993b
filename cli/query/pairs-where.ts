import type { Dataset } from '../../core/dataset/dataset.ts';
import { withFiles } from '../../core/dataset/dataset.ts';
import type { Finding } from '../../core/finding.ts';
import { isReviewed } from '../../core/node/reviews/mark-of-pair.ts';
import { readMarks } from '../../core/node/reviews/review-store.ts';
import type { FileSystem, Turn } from '../../core/ports.ts';
import { imagesThat, needsOf } from '../../core/query/filter.ts';
import type { Query } from '../../core/query/query.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';

/** Nothing else waits while the command works. */
const noTurn: Turn = { next: () => undefined };

/**
 * The pictures of a dataset that fulfil a query with their captions.
 * @param lint tells what is found in all of the dataset; asked only where the query asks
 */
export async function pairsWhere(
  query: Query,
  dataset: Dataset,
  fileSystem: FileSystem,
  knowledge: Knowledge,
  lint: () => Promise<readonly Finding[]>,
): Promise<ReadonlySet<string>> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of needsOf(query).findings ? await lint() : []) {
    const list = byFile.get(finding.file);
    list ? list.push(finding) : byFile.set(finding.file, [finding]);
  }
  const findingsOf = (file: string) => byFile.get(file) ?? [];
  const marks = needsOf(query).reviews ? readMarks(fileSystem, dataset.root) : new Map();
  const modifiedOf = (image: string) => fileSystem.times(image)?.modified;
  const isMarked = (image: string) => isReviewed(dataset, marks, image, modifiedOf);
  return imagesThat(query, { dataset, knowledge, findingsOf, isReviewed: isMarked }, noTurn);
}

/** The dataset as if no picture had been looked at. */
export function withoutFacts(dataset: Dataset): Dataset {
  const images = [...dataset.images.keys()].map((path) => [path, { path }] as const);
  return withFiles(dataset, { images: new Map(images) });
}
