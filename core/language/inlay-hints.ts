import type { Caption } from '../caption/caption.ts';
import { lineOf } from '../caption/line.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { countTokens, isModelKnown } from '../dataset/text-limit.ts';
import { type Message, message } from '../message.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';

/** A few words shown in a caption's text that are not part of it. */
export interface InlayHint {
  readonly offset: number;
  readonly label: Message;
  readonly tooltip: Message;
}

/**
 * How many tokens a caption has, at the end of the line that the trainer reads, and the place where it is cut. Of a model that is
 * not known no limit is told.
 */
export function inlayHints(dataset: Dataset, knowledge: Knowledge, caption: Caption): readonly InlayHint[] {
  const count = countTokens(dataset, knowledge, caption);
  if (!count || caption.tags.length === 0) return [];
  const { tokens, limit, cut } = count;
  // Behind a blank at the end too: one goes on to write there.
  const offset = lineOf(caption).end;
  if (!isModelKnown(dataset)) {
    const label = message('{0} CLIP tokens', tokens);
    const tooltip = message('How many of them the model of this training reads is not known.');
    return [{ offset, label, tooltip }];
  }
  const total = {
    offset,
    label: message('{0} of {1} tokens', tokens, limit),
    tooltip: message('The text encoder reads {0} tokens of a caption.', limit),
  };
  if (cut === undefined) return [total];
  const place = {
    offset: cut,
    label: message('cut here'),
    tooltip: message('The model reads {0} tokens: what follows is not learned.', limit),
  };
  return [place, total];
}
