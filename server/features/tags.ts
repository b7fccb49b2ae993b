import { usualSpelling } from '../../core/dataset/statistics.ts';
import { type TagSummary, type TagsParams, type TagsResult, tagsRequest } from '../../protocol/tags.ts';
import { datasetOfUri } from '../dataset-at.ts';
import { guard } from '../guard.ts';
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
        const uses = [...(dataset?.statistics.tags.values() ?? [])];
        const found = uses.map((use): TagSummary => {
          const spellings = [...use.spellings].map(([text, count]) => ({ text, count }));
          return { tag: usualSpelling(use), count: use.count, spellings: spellings.sort(byUse) };
        });
        return { tags: found.sort((a, b) => b.count - a.count || byText(a.tag, b.tag)) };
      }),
    );
  },
};

type Spelling = TagSummary['spellings'][number];

function byUse(a: Spelling, b: Spelling): number {
  return b.count - a.count || byText(a.text, b.text);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
