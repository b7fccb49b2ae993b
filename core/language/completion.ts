import { type Caption, parseCaption, slotAt } from '../caption/caption.ts';
import { separatorOf } from '../caption/edit.ts';
import { tagKey } from '../caption/tag-key.ts';
import { baseCaptionOf } from '../dataset/base-caption.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { hiddenThings } from '../dataset/hidden-things.ts';
import { nearTwin } from '../dataset/near-twin.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger.ts';
import { viewsOf } from '../dataset/views.ts';
import { type Message, message } from '../message.ts';
import type { Span } from '../span.ts';
import { isKindOf } from '../vocabulary/vocabulary.ts';

/** A tag that could stand here. */
export interface Suggestion {
  readonly tag: string;
  /** Why it is offered, best first. */
  readonly source: 'trigger' | 'base' | 'dataset' | 'vocabulary';
  /** In how many captions of the dataset it stands. */
  readonly count: number;
  readonly detail: Message;
}

/** What can be completed at a place of a caption. */
export interface Completion {
  /** The whole tag under the cursor, up to the cursor at least, which a suggestion replaces; empty where there is none. */
  readonly replace: Span;
  /** What stands before the cursor in that tag. */
  readonly typed: string;
  /** What a suggestion needs in front of it: a blank after a bare comma. */
  readonly lead: string;
  /** What a suggestion needs behind it: a comma where the next tag follows. */
  readonly trail: string;
  readonly suggestions: readonly Suggestion[];
}

const MOST = 50;
const SOURCES: readonly Suggestion['source'][] = ['trigger', 'base', 'dataset', 'vocabulary'];

/**
 * Tags for a place of a caption: the trigger and the base caption's tags that it lacks, then the dataset's by use,
 * then views. Never one that the caption has, nor one that its view hides. Undefined where the trainer doesn't read,
 * and in sentences.
 */
export function completeCaption(
  dataset: Dataset,
  path: string,
  caption: Caption,
  offset: number,
): Completion | undefined {
  if (caption.style === 'prose' || offset > lineEnd(caption)) return undefined;
  const slot = slotAt(caption, offset);
  const tag = slot?.tag && offset >= slot.tag.span.start ? slot.tag : undefined;
  const replace = tag
    ? { start: tag.span.start, end: Math.max(tag.span.end, offset) }
    : { start: offset, end: slot?.tag?.span.start ?? offset };
  const typed = caption.text.slice(replace.start, offset);
  const here = new Set(caption.tags.filter((other) => other !== tag).map(({ key }) => key));
  const suggestions = [...candidates(dataset, path, caption, replace)]
    .map((suggestion) => ({ suggestion, key: tagKey(suggestion.tag) }))
    .filter(({ key }) => !here.has(key))
    .map(({ suggestion, key }) => ({ suggestion, key, match: matchOf(key, tagKey(typed)) }))
    .filter(({ match }) => match !== undefined)
    .sort(
      (a, b) =>
        SOURCES.indexOf(a.suggestion.source) - SOURCES.indexOf(b.suggestion.source) ||
        (a.match ?? 0) - (b.match ?? 0) ||
        // The trigger's words and the base caption's tags keep the order that they are written in.
        (a.suggestion.source === 'dataset' ? byUse(a.suggestion, b.suggestion) : 0),
    );
  const separator = separatorOf(caption);
  return {
    replace,
    typed,
    lead: caption.text.slice(0, replace.start).endsWith(caption.grammar.separator)
      ? separator.slice(caption.grammar.separator.length)
      : '',
    trail: slot?.tag && !tag ? separator : '',
    suggestions: unique(dataset, suggestions),
  };
}

function byUse(a: Suggestion, b: Suggestion): number {
  return b.count - a.count || (a.tag < b.tag ? -1 : 1);
}

/** The end of the line that the trainer reads, white space included: one types behind the last comma. */
function lineEnd({ text, read }: Caption): number {
  const rest = text.slice(read.end).search(/[\r\n]/);
  return rest < 0 ? text.length : read.end + rest;
}

/** How a tag matches what is typed: 0 at its beginning, 1 at a word's, 2 inside, undefined not at all. */
function matchOf(key: string, typed: string): number | undefined {
  const at = key.indexOf(typed);
  if (at <= 0) return at === 0 ? 0 : undefined;
  return key.includes(` ${typed}`) ? 1 : 2;
}

function* candidates(dataset: Dataset, path: string, caption: Caption, replace: Span): Iterable<Suggestion> {
  const { tags, captions } = dataset.statistics;
  const folder = folderOf(dataset, path);
  const countOf = (tag: string) => tags.get(tagKey(tag))?.count ?? 0;
  const rest = caption.text.slice(0, replace.start) + caption.text.slice(replace.end);
  const typedKey = tagKey(caption.text.slice(replace.start, replace.end));
  const trigger = triggerOf(dataset, folder);
  if (trigger && !hasTrigger(rest, trigger)) {
    for (const tag of trigger.alternatives.flat()) {
      yield { tag, source: 'trigger', count: countOf(tag), detail: message('trigger, missing here') };
    }
  }
  const hidden = hiddenThings(dataset, path, caption);
  const isHidden = (key: string) => hidden.some((thing) => isKindOf(key, thing));
  const base = baseCaptionOf(dataset, folder);
  for (const { text, key } of base === undefined ? [] : parseCaption(base).tags) {
    if (!isHidden(key))
      yield { tag: text, source: 'base', count: countOf(text), detail: message('base caption') };
  }
  for (const use of tags.values()) {
    // What stands in this tag's own place alone is what is being typed.
    if (isHidden(use.key) || (use.count === 1 && use.key === typedKey)) continue;
    const detail = message('in {0} of {1} captions', use.count, captions);
    yield { tag: usualSpelling(use), source: 'dataset', count: use.count, detail };
  }
  for (const { tag } of viewsOf(dataset)) {
    if (countOf(tag) === 0) yield { tag, source: 'vocabulary', count: 0, detail: message('view') };
  }
}

function unique(
  dataset: Dataset,
  ranked: readonly { suggestion: Suggestion; key: string }[],
): readonly Suggestion[] {
  const seen = new Set<string>();
  const kept: Suggestion[] = [];
  for (const { suggestion, key } of ranked) {
    if (kept.length === MOST) break;
    // A typo that some caption has is no suggestion.
    if (seen.has(key) || (suggestion.source === 'dataset' && nearTwin(dataset, key))) continue;
    seen.add(key);
    kept.push(suggestion);
  }
  return kept;
}
