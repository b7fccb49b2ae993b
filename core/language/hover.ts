import type { Caption } from '../caption/caption.ts';
import { findPhrase } from '../caption/phrase.ts';
import { tagKey } from '../caption/tag-key.ts';
import { type Dataset, folderOf, imagesOfCaption } from '../dataset/dataset.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { viewsOf } from '../dataset/views.ts';
import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import { impliedBy, wordOf } from '../vocabulary/vocabulary.ts';
import { compact } from './compact-number.ts';
import { type TermUse, useOf } from './companions.ts';
import { pictureLine } from './picture.ts';
import { type TermAt, termAt } from './term.ts';

/** A picture of a caption with its size in pixels and its bucket, where they are known. */
export interface HoverImage {
  readonly path: string;
  readonly caption: Message;
}

/** What is told about a place of a caption. */
export interface Hover {
  readonly span: Span;
  /** The tag, where there is one. */
  readonly tag: string | undefined;
  readonly lines: readonly Message[];
  readonly images: readonly HoverImage[];
}

/** What is known of the tag at an offset, or of the known phrase of a sentence, and the pictures of the caption. */
export function hoverCaption(
  dataset: Dataset,
  knowledge: Knowledge,
  path: string,
  caption: Caption,
  offset: number,
): Hover | undefined {
  const images = imagesOfCaption(dataset, path).map((image) => ({
    path: image,
    caption: pictureLine(dataset, image),
  }));
  const term = termAt(dataset, path, caption, offset);
  if (!term) {
    return images.length > 0
      ? { span: { start: offset, end: offset }, tag: undefined, lines: [], images }
      : undefined;
  }
  const known = countOf(dataset, term);
  const use = useOf(dataset, term, known);
  const lines = [
    usedLine(dataset, known, use),
    ...triggerLines(dataset, knowledge, path, term),
    ...vocabularyLines(term.key),
    ...viewLines(dataset, term.key),
    ...spellingLines(dataset, term),
    ...companionLines(use, known ?? use.count),
    ...dictionaryLines(knowledge, term),
  ];
  return { span: term.span, tag: term.text, lines, images };
}

/** In how many captions a term stands, where the statistics have it: tags, and triggers wherever they stand. */
function countOf({ statistics }: Dataset, { key, isTrigger, isPhrase }: TermAt): number | undefined {
  if (!isTrigger) return isPhrase ? undefined : (statistics.tags.get(key)?.count ?? 0);
  for (const [phrase, count] of statistics.phrases) if (tagKey(phrase) === key) return count;
  return undefined;
}

function usedLine({ statistics }: Dataset, known: number | undefined, use: TermUse): Message {
  const { captions } = statistics;
  const share = (count: number, all: number) => Math.round((100 * count) / Math.max(all, 1));
  if (known === undefined && use.seen < captions)
    return message('In {0} % of the captions, by {1} of them', share(use.count, use.seen), use.seen);
  const count = known ?? use.count;
  return message('In {0} of {1} captions ({2} %)', count, captions, share(count, captions));
}

function* triggerLines(
  dataset: Dataset,
  { clip }: Knowledge,
  path: string,
  { text, isTrigger }: TermAt,
): Iterable<Message> {
  const trigger = triggerOf(dataset, folderOf(dataset, path));
  if (!trigger || !(isTrigger || hasTrigger(text, trigger))) return;
  yield trigger.inferred ? message('The trigger, as it seems') : message('The trigger');
  for (const phrase of trigger.alternatives.flat()) {
    if (!clip || !findPhrase(text, phrase)) continue;
    const tokens = clip.count(phrase);
    yield tokens === 1
      ? message('"{0}" is one CLIP token', phrase)
      : message('"{0}" is {1} CLIP tokens', phrase, tokens);
  }
}

function* vocabularyLines(key: string): Iterable<Message> {
  const word = wordOf(key);
  if (!word) return;
  yield word.tag === key
    ? message('{0} ({1})', word.description, word.category)
    : message('{0} ({1}), usually written "{2}"', word.description, word.category, word.tag);
  const implied = [...impliedBy(key)];
  if (implied.length > 0) yield message('Implies: {0}', implied.join(', '));
}

function* viewLines(dataset: Dataset, key: string): Iterable<Message> {
  const view = viewsOf(dataset).find(
    ({ tag, alsoWritten }) => tag.toLowerCase() === key || alsoWritten.includes(key),
  );
  if (view && view.hides.length > 0) yield message('A view that hides: {0}', view.hides.join(', '));
}

function* spellingLines({ statistics }: Dataset, { key, text }: TermAt): Iterable<Message> {
  const others = [...(statistics.tags.get(key)?.spellings ?? [])].filter(([spelling]) => spelling !== text);
  if (others.length > 0)
    yield message(
      'Also written: {0}',
      others.map(([spelling, times]) => `${spelling} (${times})`).join(', '),
    );
}

function* companionLines({ companions, count }: TermUse, all: number): Iterable<Message> {
  if (companions.length === 0) return;
  const list = companions.map((one) => `${one.tag} (${one.count})`).join(', ');
  yield count === all
    ? message('Most often with it: {0}', list)
    : message('Most often with it, by {0} captions: {1}', count, list);
}

function* dictionaryLines({ dictionary }: Knowledge, { text }: TermAt): Iterable<Message> {
  const entry = dictionary?.entry(text);
  if (!entry) return;
  const { tag, category, count } = entry;
  yield count === undefined
    ? message('In the tag lists: {0} ({1})', tag, category)
    : message('In the tag lists: {0} ({1}), {2} pictures', tag, category, compact(count));
}
