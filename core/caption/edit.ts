import type { TextEdit } from '../span.ts';
import type { Caption } from './caption.ts';
import { type Slot, slotAt, slotIndexAt, slotsOf } from './slots.ts';

/** The separator with the blank or nothing that this caption has after it; with a blank where it has none yet. */
export function separatorOf(caption: Caption): string {
  const { separator } = caption.grammar;
  const next = slotsOf(caption).find(({ before, tag }) => before === separator && tag !== undefined);
  return next?.tag && next.tag.span.start === next.span.start ? separator : `${separator} `;
}

/**
 * Takes a slot out, with the one separator that goes with it; the rest of the caption stays as it is. What parts groups of
 * tags stays where a tag separator can go instead.
 */
export function removeSlot(caption: Caption, slot: Slot): TextEdit {
  const index = slotIndexAt(caption, slot.span.start);
  const next = slotsOf(caption)[index + 1];
  const { start, end } = slot.span;
  const { separator } = caption.grammar;
  const withNext = next && {
    span: { start, end: next.tag ? next.tag.span.start : next.span.start },
    newText: '',
  };
  if (index === 0) return withNext ?? { span: { start, end }, newText: '' };
  if (slot.before === separator || !next) {
    // The blank in front of what parts groups stays there.
    const isLastOfGroup = next !== undefined && next.before !== separator;
    const last = isLastOfGroup && slot.tag ? slot.tag.span.end : end;
    return { span: { start: start - slot.before.length, end: last }, newText: '' };
  }
  if (next.before === separator && withNext) {
    // The blank in front of the tag that goes serves the next one.
    const from = slot.tag ? slot.tag.span.start : end;
    return { span: { start: from, end: withNext.span.end }, newText: '' };
  }
  return { span: { start, end }, newText: '' };
}

/** Takes a tag out by its position among the tags. */
export function removeTag(caption: Caption, tag: number): TextEdit {
  const wanted = caption.tags[tag];
  const slot = wanted && slotAt(caption, wanted.span.start);
  if (!slot) throw new RangeError(`no tag ${tag} in a caption of ${caption.tags.length}`);
  return removeSlot(caption, slot);
}

/**
 * Puts a tag in so that it becomes number `index` (0 = first) of the tags; at the end when there are fewer.
 * Uses the caption's own spacing.
 */
export function insertTag(caption: Caption, index: number, text: string): TextEdit {
  const separator = separatorOf(caption);
  const before = caption.tags[index];
  if (before)
    return { span: { start: before.span.start, end: before.span.start }, newText: text + separator };
  const last = caption.tags.at(-1);
  if (!last) return { span: { start: caption.read.start, end: caption.read.start }, newText: text };
  return { span: { start: last.span.end, end: last.span.end }, newText: separator + text };
}

/** Takes several tags out, by their positions among the tags; the edits don't overlap. */
export function removeTags(caption: Caption, tags: readonly number[]): readonly TextEdit[] {
  const gone = new Set(tags.map((tag) => caption.tags[tag]));
  const isGone = ({ tag }: Slot) => tag !== undefined && gone.has(tag);
  const slots = slotsOf(caption);
  const [first] = slots;
  if (!first || !isGone(first)) return slots.filter(isGone).map((slot) => removeSlot(caption, slot));
  // What goes at the front goes with the separators behind it.
  const next = slots.findIndex((slot) => !isGone(slot));
  const rest = next < 0 ? [] : slots.slice(next).filter(isGone);
  const kept = slots[next];
  const end = kept ? (kept.tag ?? kept).span.start : caption.read.end;
  const front = { span: { start: first.span.start, end }, newText: '' };
  return [front, ...rest.map((slot) => removeSlot(caption, slot))];
}

/** Moves a tag so that it becomes number `to` (0 = first) of the tags. */
export function moveTag(caption: Caption, from: number, to: number): readonly TextEdit[] {
  const moved = caption.tags[from];
  if (!moved || from === to) return [];
  return [removeTag(caption, from), insertTag(caption, to > from ? to + 1 : to, moved.text)];
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
