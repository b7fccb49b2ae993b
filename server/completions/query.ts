import { message } from '../../core/message.ts';
import { completeQuery, type QueryCandidate } from '../../core/query/complete.ts';
import { translate } from '../translate.ts';
import type { Completer } from './completer.ts';

/** A query, as it is written in the gallery's query line. */
export const query: Completer = (_, dataset, { text, offset }) => {
  const { span, candidates } = completeQuery(text, offset, dataset);
  return {
    ...span,
    items: candidates.map((candidate) => ({
      label: candidate.label,
      detail: detailOf(candidate),
      newText: candidate.newText,
    })),
  };
};

function detailOf({ about, count }: QueryCandidate): string {
  if (count !== undefined)
    return translate(count === 1 ? message('in one caption') : message('in {0} captions', count));
  return about ? translate(about) : '';
}
