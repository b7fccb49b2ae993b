import type { Span } from '../span.ts';
import type { Caption, Tag } from './caption.ts';
import { separatorsIn } from './grammar.ts';

/** The place between two separators (or the ends), with the tag in it if there is one. */
export interface Slot {
  /** From one separator to the next, separators excluded, white space included. */
  readonly span: Span;
  /** The separator in front of it; empty for the first. */
  readonly before: string;
  readonly tag: Tag | undefined;
}

/** What was asked for last: edits of one caption ask again and again. */
let latest: { readonly caption: Caption; readonly slots: readonly Slot[] } | undefined;

/**
 * All places of a caption in order, the empty ones too: slots and separators together are the text from `read.start` to
 * `read.end`. Found anew when somebody asks, since they would be half of the memory that a large dataset takes.
 */
export function slotsOf(caption: Caption): readonly Slot[] {
  if (latest?.caption === caption) return latest.slots;
  const { text, read, tags, grammar } = caption;
  const slots: Slot[] = [];
  let [start, before, next] = [read.start, '', 0];
  const close = (end: number) => {
    const first = tags[next];
    const tag = first && first.span.start < end ? first : undefined;
    if (tag) next++;
    slots.push({ span: { start, end }, before, tag });
  };
  for (const separator of separatorsIn(text, read.start, read.end, grammar)) {
    close(separator.start);
    [start, before] = [separator.end, separator.text];
  }
  close(read.end);
  latest = { caption, slots };
  return slots;
}

/** The slot that an offset of the text lies in; the nearest one for an offset outside the part that is read. */
export function slotAt(caption: Caption, offset: number): Slot | undefined {
  return slotsOf(caption)[slotIndexAt(caption, offset)];
}

/** The number (0 = first) of the slot that an offset lies in; see `slotAt`. */
export function slotIndexAt(caption: Caption, offset: number): number {
  const slots = slotsOf(caption);
  let first = 0;
  let last = slots.length - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (offset <= (slots[middle]?.span.end ?? 0)) last = middle;
    else first = middle + 1;
  }
  return first;
}
