import type { Caption } from './caption.ts';
import { slotsOf } from './slots.ts';

/** Neighbouring tags that nothing but tag separators parts. */
export interface Section {
  /** Their numbers among the caption's tags; none between two separators of groups. */
  readonly tags: readonly number[];
  /** What parts it from the tags before and behind it; empty at the caption's ends. */
  readonly before: string;
  readonly after: string;
}

/** The sections of a caption in order: one, unless separators of groups or lines stand in it. */
export function sectionsOf(caption: Caption): readonly Section[] {
  const sections: { tags: number[]; before: string; after: string }[] = [];
  let index = 0;
  for (const { before, tag } of slotsOf(caption)) {
    const last = sections.at(-1);
    if (!last || before !== caption.grammar.separator) {
      if (last) last.after = before;
      sections.push({ tags: [], before, after: '' });
    }
    if (tag) sections.at(-1)?.tags.push(index++);
  }
  return sections;
}

/**
 * The tags of one caption (a line, where each is one) that may change places with one another, by their numbers. Those stay
 * that the trainer keeps: in front of a `keep_tokens_separator` and behind a second one, else the first few; and those that
 * are tied to a neighbour by a `secondary_separator`.
 * @param kept how many stay in front where no separator says it
 */
export function movableTags(caption: Caption, kept: number): readonly (readonly number[])[] {
  const { keepSeparator } = caption.grammar;
  const sections = sectionsOf(caption);
  const isParted = sections.some(({ before }) => before === keepSeparator);
  const isTie = (separator: string) => separator !== '' && separator !== keepSeparator;
  let parts = 0;
  return sections.map(({ tags, before, after }) => {
    if (before === keepSeparator) parts++;
    if (isParted && parts !== 1) return [];
    return tags.filter((index, place) => {
      if (!isParted && index < kept) return false;
      return !(place === 0 && isTie(before)) && !(place === tags.length - 1 && isTie(after));
    });
  });
}

/** The place for a new tag at the end: behind all others, but in front of what the training keeps behind them. */
export function endOfMovable(caption: Caption): number {
  const { keepSeparator } = caption.grammar;
  const sections = sectionsOf(caption);
  const ends = sections.flatMap(({ after }, index) => (after === keepSeparator ? [index] : []));
  return (sections[ends[1] ?? sections.length - 1]?.tags.at(-1) ?? caption.tags.length - 1) + 1;
}
