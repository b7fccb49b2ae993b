import { parseCaption } from '../../caption/caption.ts';
import { tagKey } from '../../caption/tag-key.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { wordJointOf } from '../../dataset/usage/word-joint.ts';
import { message } from '../../message.ts';
import type { Knowledge } from '../../vocabulary/knowledge.ts';
import { bestHits } from './best-hits.ts';
import { hitsAt } from './hits.ts';
import { type Suggestion, suggestionOf } from './suggestion.ts';

/**
 * Tags that may be meant where one is asked for by itself, of no caption: to add to many captions, to take out or to
 * replace. So those that are misspelt are offered too. @param typed what is written of it
 */
export function completeTag(
  dataset: Dataset,
  typed: string,
  { dictionary }: Knowledge = {},
): readonly Suggestion[] {
  const nowhere = {
    dataset,
    path: dataset.root,
    caption: parseCaption(''),
    replace: { start: 0, end: 0 },
    whole: undefined,
    here: new Set<string>(),
    together: new Map<string, number>(),
    dictionary,
  };
  const joint = wordJointOf(dataset, []);
  return bestHits(hitsAt({ ...nowhere, typed: tagKey(typed) }), () => true).map((hit) => {
    const suggestion = suggestionOf(hit, dataset, dictionary, joint);
    // There is no caption that it could be missing in.
    return hit.source === 'trigger' ? { ...suggestion, detail: message('trigger') } : suggestion;
  });
}
