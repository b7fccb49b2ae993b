import type { Caption } from '../caption/caption.ts';
import { sentencesOf } from '../caption/sentences.ts';
import { tagKey } from '../caption/tag-key.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { triggerOf } from '../dataset/trigger/trigger.ts';
import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';

/** A part of a caption, for an outline. */
export interface CaptionSymbol {
  readonly name: string;
  readonly kind: 'trigger' | 'tag' | 'sentence';
  readonly detail: Message | undefined;
  readonly span: Span;
}

/** The tags of a caption with their use, one after another; the sentences of prose. */
export function documentSymbols(dataset: Dataset, path: string, caption: Caption): readonly CaptionSymbol[] {
  if (caption.style === 'prose') {
    return sentencesOf(caption).map((span) => {
      return { name: caption.text.slice(span.start, span.end), kind: 'sentence', detail: undefined, span };
    });
  }
  const { tags, captions } = dataset.statistics;
  const triggers = new Set(triggerOf(dataset, folderOf(dataset, path))?.alternatives.flat().map(tagKey));
  return caption.tags.map(({ text, key, span }) => {
    const detail = message('in {0} of {1} captions', tags.get(key)?.count ?? 0, captions);
    return { name: text, kind: triggers.has(key) ? 'trigger' : 'tag', detail, span };
  });
}
