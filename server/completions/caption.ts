import { completeCaption } from '../../core/language/completion/complete-caption.ts';
import { writtenCaption } from '../pairs/written-caption.ts';
import { translate } from '../translate.ts';
import { pathOfUri } from '../uri.ts';
import { writtenTag } from '../written-tag.ts';
import type { Completer } from './completer.ts';

/** The caption of a picture, as an editor completes it. */
export const caption: Completer = ({ knowledge, settings }, dataset, { image, text, offset }) => {
  const nothing = { start: offset, end: offset, items: [] };
  const written = writtenCaption(dataset, image === null ? undefined : pathOfUri(image), text);
  if ('refusal' in written) return nothing;
  const completed = completeCaption(
    written.dataset,
    written.path,
    written.caption,
    Math.min(offset, text.length),
    knowledge,
  );
  if (!completed) return nothing;
  const { replace, lead, trail, suggestions } = completed;
  return {
    start: replace.start,
    end: replace.end,
    items: suggestions.map((suggestion) => {
      const { tag, alias, detail } = suggestion;
      return {
        label: tag,
        detail: alias === undefined ? translate(detail) : `${translate(detail)} ← ${alias}`,
        newText: lead + writtenTag(settings, suggestion) + trail,
      };
    }),
  };
};
