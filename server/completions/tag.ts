import { completeTag } from '../../core/language/completion/complete-tag.ts';
import { translate } from '../translate.ts';
import { writtenTag } from '../written-tag.ts';
import type { Completer } from './completer.ts';

/** One tag by itself. */
export const tag: Completer = ({ knowledge, settings }, dataset, { text, offset }) => ({
  start: 0,
  end: text.length,
  items: completeTag(dataset, text.slice(0, offset), knowledge).map((suggestion) => ({
    label: suggestion.tag,
    detail: translate(suggestion.detail),
    newText: writtenTag(settings, suggestion),
  })),
});
