import type { CancellationToken } from 'vscode-languageserver/node';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { type DatasetNumbers, numbersOf } from '../../core/numbers/numbers.ts';
import { parseQuery } from '../../core/query/parse.ts';
import type { Numbers } from '../../protocol/gallery/numbers.ts';
import { answerGallery } from '../gallery-request.ts';
import { querySourcesOf } from '../pairs/query-sources.ts';
import { translate } from '../translate.ts';
import { createTurn } from '../turn.ts';
import { pathOfUri } from '../uri.ts';
import type { Feature, FeatureContext } from './feature.ts';

/** What was counted of a dataset as it stands, by query. */
interface Counted {
  readonly dataset: Dataset;
  readonly byQuery: Map<string, Numbers>;
}

/** More queries of one dataset are not kept. */
const MOST_KEPT = 20;

/** A dataset in numbers, for the gallery. */
export const galleryNumbers: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { session, pairs } = context;
    const kept = new Map<string, Counted>();
    // A dataset that is the same may have other findings.
    pairs.onDidTouch(({ root }) => void kept.delete(root));
    answerGallery(context, 'numbers', async ({ dataset: uri, query }, token) => {
      const root = pathOfUri(uri);
      const dataset = root === undefined ? undefined : session.datasetAt(root);
      if (!dataset) return null;
      const known = kept.get(dataset.root);
      const counted = known?.dataset === dataset ? known : { dataset, byQuery: new Map<string, Numbers>() };
      kept.set(dataset.root, counted);
      const numbers = counted.byQuery.get(query) ?? (await count(context, dataset, query, token));
      if (counted.byQuery.size >= MOST_KEPT) counted.byQuery.clear();
      counted.byQuery.set(query, numbers);
      return numbers;
    });
  },
};

/** Counts beside all other work, until it is told to stop. */
async function count(
  context: FeatureContext,
  dataset: Dataset,
  asked: string,
  token: CancellationToken,
): Promise<Numbers> {
  const parsed = asked.trim() === '' ? undefined : parseQuery(asked);
  const query = parsed && 'query' in parsed ? parsed.query : undefined;
  const turn = createTurn(() => token.isCancellationRequested);
  return told(await numbersOf(querySourcesOf(context, dataset), query, turn), query ? asked : '');
}

function told(numbers: DatasetNumbers, query: string): Numbers {
  return {
    ...numbers,
    query,
    findings: numbers.findings.map((rule) => ({ ...rule, title: translate(rule.title) })),
  };
}
