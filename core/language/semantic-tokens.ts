import type { Caption } from '../caption/caption.ts';
import { isSentence } from '../caption/is-sentence.ts';
import { findPhrases } from '../caption/phrase.ts';
import { tagKey } from '../caption/tag-key.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { countTokens, isLimitMeant, lostSpan } from '../dataset/text-limit.ts';
import { triggerOf } from '../dataset/trigger/trigger.ts';
import { viewsOf } from '../dataset/views.ts';
import type { Span } from '../span.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import { isKnownTag } from '../vocabulary/known-words.ts';
import { viewPlaces } from '../vocabulary/views/view-places.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';
import type { Category } from '../vocabulary/word.ts';

/** A part of a caption by what it means. */
export interface SemanticToken {
  readonly span: Span;
  /** `unknown`: no vocabulary has the tag; `lost`: the model doesn't read so far. */
  readonly kind: 'trigger' | 'view' | 'word' | 'unknown' | 'lost';
  /** Of a word of the vocabulary. */
  readonly category: Category | undefined;
}

/** What the parts of a caption mean, from left to right, none over another; of sentences only triggers and views. */
export function semanticTokens(
  dataset: Dataset,
  knowledge: Knowledge,
  path: string,
  caption: Caption,
): readonly SemanticToken[] {
  const found: SemanticToken[] = [];
  const taken = new Uint8Array(caption.read.end);
  const add = ({ start, end }: Span, kind: SemanticToken['kind'], category?: Category) => {
    if (taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    found.push({ span: { start, end }, kind, category });
  };
  for (const lost of lostParts(dataset, knowledge, caption)) add(lost, 'lost');
  for (const phrase of triggerOf(dataset, folderOf(dataset, path))?.alternatives.flat() ?? [])
    for (const span of findPhrases(caption.text, phrase, caption.read)) add(span, 'trigger');
  for (const view of viewsOf(dataset)) for (const span of viewPlaces(caption, view)) add(span, 'view');
  const known = new Set(dataset.config.tags?.known?.map(tagKey));
  for (const tag of caption.tags) {
    if (isSentence(caption, tag)) continue;
    const word = wordOf(tag.key);
    if (word) add(tag.span, 'word', word.category);
    else if (!known.has(tag.key) && !isKnownTag(tag.key) && !knowledge.dictionary?.entry(tag.text))
      add(tag.span, 'unknown');
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** What isn't trained of a caption, as the findings have it. */
function lostParts(dataset: Dataset, knowledge: Knowledge, caption: Caption): readonly Span[] {
  if (!isLimitMeant(dataset, caption)) return [];
  return countTokens(dataset, knowledge, caption)
    .flatMap(({ caption: line, cut }) => (cut === undefined ? [] : lostSpan(line, cut)))
    .filter(({ start, end }) => start < end);
}
