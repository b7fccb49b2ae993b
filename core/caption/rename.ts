import { applyTextEdits, type Span, type TextEdit } from '../span.ts';
import type { Caption, Tag } from './caption.ts';
import { removeTags } from './edit.ts';
import { findPhrase } from './phrase.ts';
import { tagKey } from './tag-key.ts';

/** A wish to call a tag something else. */
export interface TagRename {
  /** The tag as one of its captions writes it. */
  readonly from: string;
  /** What is written for it, exactly so. */
  readonly to: string;
  /** Whether its other spellings are meant too: another case, underscores for blanks. */
  readonly allSpellings: boolean;
  /** Whether it is renamed inside other tags and sentences too, as whole words: a trigger is. */
  readonly inSentences: boolean;
}

/** Whether a tag is the one that is renamed, in a spelling that is meant. */
export function isMeant(
  { text, key }: Pick<Tag, 'text' | 'key'>,
  { from, allSpellings }: TagRename,
): boolean {
  return allSpellings ? key === tagKey(from) : text === from;
}

/**
 * Prepares a rename, so that many captions can be looked at: gives each one's edits, none where it lacks the tag. Where
 * the new name stands in the caption already the two become one, at the place of the first.
 */
export function tagRenamer(rename: TagRename): (caption: Caption) => readonly TextEdit[] {
  const { from, to, allSpellings, inSentences } = rename;
  const key = tagKey(from);
  const newKey = tagKey(to);
  const isIt = (tag: Tag) => (allSpellings ? tag.key === key : tag.text === from);
  return (caption) => {
    const changed = new Map<Tag, ChangedTag>();
    for (const tag of caption.tags) {
      if (isIt(tag)) {
        if (tag.text !== to) changed.set(tag, { key: newKey, edits: [{ span: tag.span, newText: to }] });
      } else if (inSentences) {
        const edits = phraseEdits(caption.text, tag.span, rename);
        if (edits.length > 0)
          changed.set(tag, { key: tagKey(textAfter(caption.text, tag.span, edits)), edits });
      }
    }
    return changed.size === 0 ? [] : withoutNewDoubles(caption, changed);
  };
}

interface ChangedTag {
  /** Its key afterwards. */
  readonly key: string;
  readonly edits: readonly TextEdit[];
}

/** The edits of changed tags; those that would say again what stands before them, in the same line, go instead. */
function withoutNewDoubles(caption: Caption, changed: ReadonlyMap<Tag, ChangedTag>): readonly TextEdit[] {
  const created = new Set([...changed.values()].map(({ key }) => key));
  const seen = new Set<string>();
  const removed: number[] = [];
  const kept: TextEdit[] = [];
  caption.tags.forEach((tag, index) => {
    const { key, edits } = changed.get(tag) ?? { key: tag.key, edits: [] };
    if (!created.has(key)) return;
    const inLine = `${tag.variant} ${key}`;
    if (seen.has(inLine)) removed.push(index);
    else kept.push(...edits);
    seen.add(inLine);
  });
  return removed.length === 0 ? kept : [...kept, ...removeTags(caption, removed)];
}

function textAfter(text: string, { start, end }: Span, edits: readonly TextEdit[]): string {
  const moved = edits.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  return applyTextEdits(text.slice(start, end), moved);
}

/** Where a tag or sentence has the phrase as whole words, in a spelling that is meant. */
function phraseEdits(
  text: string,
  { start, end }: Span,
  { from, to, allSpellings }: TagRename,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = start; at < end; ) {
    const found = findPhrase(text.slice(at, end), from);
    if (!found) break;
    const span = { start: at + found.start, end: at + found.end };
    const written = text.slice(span.start, span.end);
    if (written !== to && (allSpellings || written === from)) edits.push({ span, newText: to });
    at = span.end;
  }
  return edits;
}
