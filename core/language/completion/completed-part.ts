import type { Caption, Tag } from '../../caption/caption.ts';
import { lineOf } from '../../caption/line.ts';
import type { Slot } from '../../caption/slots.ts';
import { tagKey } from '../../caption/tag-key.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Span } from '../../span.ts';
import { wordOf } from '../../vocabulary/vocabulary.ts';

/** What a suggestion takes the place of. */
export interface CompletedPart {
  readonly replace: Span;
  /** The tag that it is, or a part of. */
  readonly tag: Tag | undefined;
  /** Whether another tag follows at once, so that it needs a separator behind it. */
  readonly isFollowed: boolean;
  /** Whether it is one of several choices, which are parted by `|`. */
  readonly isChoice: boolean;
}

/**
 * The part of a caption that is completed at an offset: the choice there, else the whole tag; nothing of a tag that one
 * began to write another one in front of.
 */
export function completedPart(
  dataset: Dataset,
  caption: Caption,
  slot: Slot | undefined,
  offset: number,
): CompletedPart {
  const choice = choiceAt(caption, offset);
  if (choice) return { replace: choice, tag: slot?.tag, isFollowed: false, isChoice: true };
  const tag = slot?.tag && offset >= slot.tag.span.start ? slot.tag : undefined;
  if (!tag) {
    const replace = { start: offset, end: slot?.tag?.span.start ?? offset };
    return { replace, tag, isFollowed: slot?.tag !== undefined, isChoice: false };
  }
  const isFollowed = beginsAnother(dataset, caption, tag, offset);
  const end = isFollowed ? offset : Math.max(tag.span.end, offset);
  return { replace: { start: tag.span.start, end }, tag, isFollowed, isChoice: false };
}

/** Whether what stands behind the cursor is a tag by itself, as after `so` is typed in front of `1girl`. */
function beginsAnother({ statistics }: Dataset, { text }: Caption, { span }: Tag, offset: number): boolean {
  const rest = text.slice(offset, span.end);
  if (offset === span.start || !/^\S/.test(rest)) return false;
  const key = tagKey(rest);
  return statistics.tags.get(key) !== undefined || wordOf(key) !== undefined;
}

/** The choice of `{red|blue}` that an offset lies in, where the training has choices; it may be open at its end still. */
function choiceAt(caption: Caption, offset: number): Span | undefined {
  if (!caption.grammar.hasChoices) return undefined;
  const { text, read } = caption;
  const before = text.slice(read.start, offset);
  const open = before.lastIndexOf('{');
  if (open < 0 || before.includes('}', open)) return undefined;
  const bar = Math.max(open, before.lastIndexOf('|')) + 1;
  const blanks = before.slice(bar).search(/\S|$/);
  const rest = text.slice(offset, lineOf(caption).end);
  const end = rest.includes('}') ? rest.search(/[|}]/) : rest.search(/[|,]|$/);
  return { start: read.start + bar + blanks, end: offset + end };
}
