import type { Caption, Tag } from '../caption/caption.ts';
import { isSentence } from '../caption/is-sentence.ts';
import { findPhrase, findPhrases } from '../caption/phrase.ts';
import { slotAt } from '../caption/slots.ts';
import { tagKey } from '../caption/tag-key.ts';
import { type Dataset, folderOf, imagesOfCaption } from '../dataset/dataset.ts';
import type { PlacedCaption } from '../dataset/files.ts';
import { triggerOf } from '../dataset/trigger/trigger.ts';
import { viewsOf } from '../dataset/views.ts';
import { type Span, touches } from '../span.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';

/** What one asks a dataset about: a tag, or a phrase of a sentence that is one. */
export interface Term {
  /** As written where one asks. */
  readonly text: string;
  readonly key: string;
  /** Whether it is the trigger, which counts as whole words wherever it stands. */
  readonly isTrigger: boolean;
}

/** A term, and where one asks about it. */
export interface TermAt extends Term {
  readonly span: Span;
  /** Whether it is a phrase of a sentence. */
  readonly isPhrase: boolean;
}

/** Longer ones are no tags. */
const MOST_WORDS = 6;

/** The tag that an offset touches; sentences have none. */
export function tagAt(caption: Caption, offset: number): Tag | undefined {
  const tag = slotAt(caption, offset)?.tag;
  return tag && touches(tag.span, offset) && !isSentence(caption, tag) ? tag : undefined;
}

/** The tag at an offset; in a sentence the trigger, a view or a known tag. */
export function termAt(dataset: Dataset, path: string, caption: Caption, offset: number): TermAt | undefined {
  const tag = slotAt(caption, offset)?.tag;
  if (!tag || !touches(tag.span, offset)) return undefined;
  const triggers = triggerOf(dataset, folderOf(dataset, path))?.alternatives.flat() ?? [];
  if (!isSentence(caption, tag)) {
    const isTrigger = triggers.some((phrase) => tagKey(phrase) === tag.key);
    return { text: tag.text, key: tag.key, span: tag.span, isTrigger, isPhrase: false };
  }
  const phraseAt = (span: Span, isTrigger: boolean) => {
    const text = caption.text.slice(span.start, span.end);
    return { text, key: tagKey(text), span, isTrigger, isPhrase: true };
  };
  for (const phrase of triggers) {
    for (const span of findPhrases(caption.text, phrase, caption.read))
      if (touches(span, offset)) return phraseAt(span, true);
  }
  for (const span of phrasesAround(caption.text, tag.span, offset)) {
    const isWhole = span.start === tag.span.start && span.end === tag.span.end;
    if (isKnownPhrase(dataset, tagKey(caption.text.slice(span.start, span.end)), isWhole ? 1 : 0))
      return phraseAt(span, false);
  }
  return undefined;
}

/** Where a term stands in what the trainer reads of a caption, from left to right. */
export function placesOf(caption: Caption, { text, key, isTrigger }: Term): readonly Span[] {
  if (isTrigger || caption.style === 'prose') return findPhrases(caption.text, text, caption.read);
  const found: Span[] = [];
  for (const tag of caption.tags) {
    if (tag.key === key) found.push(tag.span);
    else if (caption.style === 'mixed' && findPhrase(tag.text, text) && isSentence(caption, tag))
      found.push(...findPhrases(caption.text, text, tag.span));
  }
  return found;
}

/** The captions of a dataset, in no time worth speaking of; whether a picture has them is for `hasPicture` to tell. */
export function captionsOf({ captions }: Dataset): readonly PlacedCaption[] {
  const all: PlacedCaption[] = [];
  captions.forEach(({ path, caption }) => {
    if (caption) all.push({ path, caption });
  });
  return all;
}

/** Whether some picture has a caption. Asked last: for very many captions it takes as long as reading them. */
export function hasPicture(dataset: Dataset, path: string): boolean {
  return imagesOfCaption(dataset, path).length > 0;
}

/** The runs of words of a part of a text that touch an offset, the longest first. */
function* phrasesAround(text: string, { start, end }: Span, offset: number): Iterable<Span> {
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }));
  const here = words.findIndex((word) => touches(word, offset));
  if (here < 0) return;
  for (let length = MOST_WORDS; length > 0; length--) {
    for (let first = Math.max(0, here - length + 1); first <= here; first++) {
      const [from, to] = [words[first], words[first + length - 1]];
      if (from && to && !/[.;:!?()]/.test(text.slice(from.start, to.end)))
        yield { start: from.start, end: to.end };
    }
  }
}

/**
 * Whether words of a sentence are a tag: one of the vocabulary's, a view, or one of the dataset's.
 * @param own how often the dataset has it as a tag by these very words
 */
function isKnownPhrase(dataset: Dataset, key: string, own: number): boolean {
  if (wordOf(key)) return true;
  if (viewsOf(dataset).some(({ tag, alsoWritten }) => tagKey(tag) === key || alsoWritten.includes(key)))
    return true;
  const { styles, tags } = dataset.statistics;
  return styles.tags > 0 && (tags.get(key)?.count ?? 0) > own;
}
