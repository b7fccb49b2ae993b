import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Turn } from '../../core/ports.ts';
import { imagesThat, needsOf } from '../../core/query/filter.ts';
import { parseQuery } from '../../core/query/parse.ts';
import { type QueryPorts, querySourcesOf } from '../pairs/query-sources.ts';
import { translate } from '../translate.ts';
import { Refused } from '../trust.ts';

/**
 * The pictures of a dataset that fulfil a query; undefined for all.
 * @throws Refused where the query has a mistake
 */
export async function imagesOfQuery(
  ports: QueryPorts,
  dataset: Dataset,
  text: string,
  turn: Turn,
): Promise<ReadonlySet<string> | undefined> {
  if (text.trim() === '') return undefined;
  const parsed = parseQuery(text);
  if ('mistake' in parsed) throw new Refused(translate(parsed.mistake.message));
  if (needsOf(parsed.query).findings) await ports.findings.settled();
  return imagesThat(parsed.query, querySourcesOf(ports, dataset), turn);
}
