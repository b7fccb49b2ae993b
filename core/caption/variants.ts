import type { Caption } from './caption.ts';
import { endsVariant, type Grammar, lineGrammar } from './grammar.ts';
import { lineOf } from './line.ts';
import { type Slot, slotsOf } from './slots.ts';
import { styleOf } from './style.ts';
import { stripSpan } from './white-space.ts';

/**
 * The captions that a file holds, each with its own line as `read`: one, unless a training takes one of the lines at
 * random. They share text and tags with the whole, so that edits of one are edits of the file. Lines without a tag are
 * left out, but there is always one.
 */
export function variantsOf(caption: Caption): readonly Caption[] {
  const { grammar } = caption;
  if (!grammar.hasVariants) return [caption];
  const line = lineGrammar(grammar);
  const found = linesOf(slotsOf(caption)).map((slots) => variantOf(caption, slots, line));
  const written = found.filter(({ tags }) => tags.length > 0);
  return written.length > 0 ? written : found.slice(0, 1);
}

/** The one of them that an offset lies in, on its line; an empty one on a line that has none. */
export function variantAt(caption: Caption, offset: number): Caption {
  const { grammar } = caption;
  if (!grammar.hasVariants) return caption;
  const found = variantsOf(caption).find((one) => {
    const { start, end } = lineOf(one);
    return start <= offset && offset <= end;
  });
  const read = { start: offset, end: offset };
  return (
    found ?? { ...caption, read, tags: [], hasEmptySlots: true, style: 'tags', grammar: lineGrammar(grammar) }
  );
}

function linesOf(slots: readonly Slot[]): readonly (readonly Slot[])[] {
  const lines: Slot[][] = [];
  for (const slot of slots) {
    if (lines.length === 0 || endsVariant(slot.before)) lines.push([]);
    lines.at(-1)?.push(slot);
  }
  return lines;
}

function variantOf({ text }: Caption, slots: readonly Slot[], grammar: Grammar): Caption {
  const tags = slots.flatMap(({ tag }) => tag ?? []);
  const [first, last] = [slots[0], slots.at(-1)];
  const read = stripSpan(text, first?.span.start ?? 0, last?.span.end ?? 0);
  return { text, read, tags, hasEmptySlots: tags.length < slots.length, style: styleOf(tags), grammar };
}
