import { isTagLike } from '../../core/caption/is-sentence.ts';
import { tagKey } from '../../core/caption/tag-key.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { usualSpelling } from '../../core/dataset/statistics.ts';
import { isTrigger } from '../../core/dataset/trigger/trigger.ts';
import { type TagSummary, type TagsParams, type TagsResult, tagsRequest } from '../../protocol/tags.ts';
import { guard } from '../guard.ts';
import { datasetOfUri } from '../session/dataset-at.ts';
import type { Feature } from './feature.ts';

/** Tells a client which tags a dataset has, for commands that are about one. */
export const tags: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { connection } = context;
    connection.onRequest<TagsResult, never>(
      tagsRequest,
      guard<TagsParams, TagsResult>(connection, 'tags', async ({ uri }) => {
        const dataset = await datasetOfUri(context, uri);
        return { tags: dataset ? summariesOf(dataset) : [] };
      }),
    );
  },
};

/** The tags of a dataset, the most used first; and the triggers that stand in sentences only. */
function summariesOf(dataset: Dataset): TagSummary[] {
  const { tags, phrases } = dataset.statistics;
  const found = [...tags.values()]
    .filter(({ key }) => isTagLike(key))
    .map((use): TagSummary => {
      const spellings = [...use.spellings].map(([text, count]) => ({ text, count }));
      return { tag: usualSpelling(use), count: use.count, spellings: spellings.sort(byUse) };
    });
  for (const [phrase, count] of phrases)
    if (count > 0 && isTrigger(dataset, phrase) && !tags.has(tagKey(phrase)))
      found.push({ tag: phrase, count, spellings: [{ text: phrase, count }] });
  return found.sort((a, b) => b.count - a.count || byText(a.tag, b.tag));
}

type Spelling = TagSummary['spellings'][number];

function byUse(a: Spelling, b: Spelling): number {
  return b.count - a.count || byText(a.text, b.text);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
