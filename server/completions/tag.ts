import type { Dataset } from '../../core/dataset/dataset.ts';
import { completeCaption } from '../../core/language/completion/complete-caption.ts';
import { completeTag } from '../../core/language/completion/complete-tag.ts';
import type { Suggestion } from '../../core/language/completion/suggestion.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { writtenCaption } from '../pairs/written-caption.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { writtenTag } from '../written-tag.ts';
import type { Completer } from './completer.ts';

/** One tag by itself; one that is added to the caption of a picture, where one is named. */
export const tag: Completer = ({ knowledge, settings }, dataset, { image, text, offset }) => {
  const typed = text.slice(0, offset);
  const path = image === null ? undefined : pathOfUri(image);
  const found =
    (path === undefined ? undefined : addedTags(dataset, path, typed, knowledge)) ??
    completeTag(dataset, typed, knowledge);
  return {
    start: 0,
    end: text.length,
    items: found.map((suggestion) => ({
      label: suggestion.tag,
      detail: translate(suggestion.detail),
      newText: writtenTag(settings, suggestion),
    })),
  };
};

/** What an editor would offer behind the last tag of a caption. */
function addedTags(
  dataset: Dataset,
  image: string,
  typed: string,
  knowledge: Knowledge,
): readonly Suggestion[] | undefined {
  const there = writtenCaption(dataset, image, null);
  if ('refusal' in there) return undefined;
  const { caption } = there;
  const begun = caption.tags.length === 0 ? '' : `${caption.text.trimEnd()}${caption.grammar.separator} `;
  const written = writtenCaption(dataset, image, begun + typed);
  if ('refusal' in written) return undefined;
  const { path, dataset: then, caption: whole } = written;
  return completeCaption(then, path, whole, whole.text.length, knowledge)?.suggestions;
}
