import type { Caption } from '../caption/caption.ts';
import { lineOf } from '../caption/line.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { countTokens, type TokenCount } from '../dataset/text-limit.ts';
import { type Message, message } from '../message.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';

/** A few words shown in a caption's text that are not part of it. */
export interface InlayHint {
  readonly offset: number;
  readonly label: Message;
  readonly tooltip: Message;
}

/**
 * How many tokens a caption has, at the end of each line that the trainer reads, and the place where it is cut. Of a model
 * that is not known no limit is told.
 */
export function inlayHints(dataset: Dataset, knowledge: Knowledge, caption: Caption): readonly InlayHint[] {
  if (caption.tags.length === 0) return [];
  return countTokens(dataset, knowledge, caption).flatMap((count) => {
    // Behind a blank at the end too: one goes on to write there.
    const total = { offset: lineOf(count.caption).end, ...wordsOf(count) };
    const { cut, limit } = count;
    if (cut === undefined || !limit) return [total];
    const place = {
      offset: cut,
      label: message('cut here'),
      tooltip: message('The model reads {0} tokens: what follows is not learned.', limit.tokens),
    };
    return [place, total];
  });
}

function wordsOf({ count, limit }: TokenCount): Pick<InlayHint, 'label' | 'tooltip'> {
  if (!limit)
    return {
      label: message('{0} CLIP tokens', count),
      tooltip: message('How many of them the model of this training reads is not known.'),
    };
  const { tokenizer, tokens } = limit;
  if (tokenizer === 'T5')
    return {
      label: message('{0} words, {1} T5 tokens fit', count, tokens),
      tooltip: message('The text encoder reads {0} tokens of a caption; a word has one or more.', tokens),
    };
  return {
    label: message('{0} of {1} tokens', count, tokens),
    tooltip: message('The text encoder reads {0} tokens of a caption.', tokens),
  };
}
