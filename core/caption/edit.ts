import type { TextEdit } from '../span.ts';
import { type Caption, SEPARATOR, type Slot, slotAt, slotIndexAt } from './caption.ts';

/** The blank or nothing that this caption has after its commas; `, ` where it has none yet. */
export function separatorOf(caption: Caption): string {
  const next = caption.slots.slice(1).find(({ tag }) => tag !== undefined);
  return next?.tag && next.tag.span.start === next.span.start ? SEPARATOR : `${SEPARATOR} `;
}

/** Takes a slot out, with the one separator that goes with it; the rest of the caption stays as it is. */
export function removeSlot(caption: Caption, slot: Slot): TextEdit {
  const index = slotIndexAt(caption, slot.span.start);
  const next = caption.slots[index + 1];
  const { start, end } = slot.span;
  if (index > 0) return { span: { start: start - 1, end }, newText: '' };
  if (!next) return { span: { start, end }, newText: '' };
  return { span: { start, end: next.tag ? next.tag.span.start : next.span.start }, newText: '' };
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
