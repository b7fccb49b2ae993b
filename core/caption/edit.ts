import type { Span, TextEdit } from '../span.ts';
import type { Caption } from './caption.ts';
import { endsVariant } from './grammar.ts';
import { type Slot, slotAt, slotIndexAt, slotsOf } from './slots.ts';

/** The separator with the blank or nothing that this caption has after it; with a blank where it has none yet. */
export function separatorOf(caption: Caption): string {
  return ownSeparator(caption) ?? `${caption.grammar.separator} `;
}

/** The same, but undefined where the caption has none yet. @param except a place that is no example: it is being written */
export function ownSeparator(caption: Caption, except?: Slot): string | undefined {
  const { separator } = caption.grammar;
  if (/\s$/.test(separator)) return separator;
  const next = slotsOf(caption).find((slot) => slot.before === separator && slot.tag && slot !== except);
  if (!next?.tag) return undefined;
  return next.tag.span.start === next.span.start ? separator : `${separator} `;
}

/**
 * Takes a slot out, with the one separator that goes with it; the rest of the caption stays as it is. What parts groups of
 * tags stays where a tag separator can go instead.
 */
export function removeSlot(caption: Caption, slot: Slot): TextEdit {
  const index = slotIndexAt(caption, slot.span.start);
  return { span: spanOfRun(caption, index, index), newText: '' };
}

/**
 * What goes when neighbouring slots of one group go, from number `from` to number `to`: so that separators are left between
 * the others alone.
 */
function spanOfRun(caption: Caption, from: number, to: number): Span {
  const slots = slotsOf(caption);
  const { separator } = caption.grammar;
  const [first, last, next] = [slots[from] as Slot, slots[to] as Slot, slots[to + 1]];
  const { end } = last.span;
  const startOfNext = next && (next.tag ?? next).span.start;
  if (from === 0) return { start: first.span.start, end: startOfNext ?? end };
  const isLastOfGroup = next !== undefined && next.before !== separator;
  if (first.before === separator || !next || (isLastOfGroup && endsVariant(first.before))) {
    // The blank in front of what parts groups stays there.
    const isFollowed = isLastOfGroup && !endsVariant(next.before);
    const tagEnd = isFollowed && last.tag ? last.tag.span.end : end;
    return { start: first.span.start - first.before.length, end: tagEnd };
  }
  if (isLastOfGroup) return { start: first.span.start, end };
  // The blank in front of the tag that goes serves the next one.
  return { start: first.tag ? first.tag.span.start : end, end: startOfNext ?? end };
}

/** Takes a tag out by its position among the tags. */
export function removeTag(caption: Caption, tag: number): TextEdit {
  const wanted = caption.tags[tag];
  const slot = wanted && slotAt(caption, wanted.span.start);
  if (!slot) throw new RangeError(`no tag ${tag} in a caption of ${caption.tags.length}`);
  return removeSlot(caption, slot);
}

/**
 * Puts a tag in so that it becomes number `index` (0 = first) of the tags, in the group of the one in front of it; at the end
 * when there are fewer. Uses the caption's own spacing.
 */
export function insertTag(caption: Caption, index: number, text: string): TextEdit {
  return index > 0
    ? insertBehind(caption, Math.min(index, caption.tags.length) - 1, text)
    : insertBefore(caption, 0, text);
}

/** Puts a text in front of a tag, by its number, in its group; where the caption is read from when it has no tag. */
export function insertBefore(caption: Caption, index: number, text: string): TextEdit {
  if (caption.tags.length === 0) return insertAlone(caption, text);
  const { start } = caption.tags[index]?.span ?? caption.read;
  return { span: { start, end: start }, newText: text + separatorOf(caption) };
}

/** The same behind a tag. */
export function insertBehind(caption: Caption, index: number, text: string): TextEdit {
  if (caption.tags.length === 0) return insertAlone(caption, text);
  const { end } = caption.tags[index]?.span ?? caption.read;
  return { span: { start: end, end }, newText: separatorOf(caption) + text };
}

function insertAlone({ read: { start } }: Caption, text: string): TextEdit {
  return { span: { start, end: start }, newText: text };
}

/** Takes several tags out, by their positions among the tags; the edits don't overlap. */
export function removeTags(caption: Caption, tags: readonly number[]): readonly TextEdit[] {
  const gone = new Set(tags.map((tag) => caption.tags[tag]));
  const spans: Span[] = [];
  let from: number | undefined;
  const slots = slotsOf(caption);
  for (const [index, { tag }] of slots.entries()) {
    if (tag === undefined || !gone.has(tag)) continue;
    from ??= index;
    const next = slots[index + 1];
    const goesOn = next?.tag !== undefined && gone.has(next.tag) && next.before === caption.grammar.separator;
    if (goesOn) continue;
    const span = spanOfRun(caption, from, index);
    from = undefined;
    const before = spans.at(-1);
    // What follows a first group that goes as a whole goes with the same separator.
    if (before && span.start < before.end)
      spans[spans.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
    else spans.push(span);
  }
  return spans.map((span) => ({ span, newText: '' }));
}

/** Moves a tag so that it becomes number `to` (0 = first) of the tags, in the group of the one that is that now. */
export function moveTag(caption: Caption, from: number, to: number): readonly TextEdit[] {
  const moved = caption.tags[from];
  if (!moved || from === to) return [];
  const insert = to > from ? insertBehind : insertBefore;
  return [removeTag(caption, from), insert(caption, to, moved.text)];
}

/**
 * Puts the tags in another order. The texts change their places, the spacing stays where it is.
 * @param order which tag (by its position now) comes first, second …: each one once
 */
export function arrangeTags({ tags }: Caption, order: readonly number[]): readonly TextEdit[] {
  return tags.flatMap(({ span, text }, index) => {
    const newText = tags[order[index] ?? index]?.text ?? text;
    return newText === text ? [] : [{ span, newText }];
  });
}
