import type { Span } from '../span.ts';
import { commas, type Grammar, separatorsIn } from './grammar.ts';
import { type CaptionStyle, styleOf } from './style.ts';
import { tagKey } from './tag-key.ts';
import { stripSpan } from './white-space.ts';

/** One tag of a caption: the text between two commas, without the white space around it. */
export interface Tag {
  /** As written, for example `Braided_Hair`. */
  readonly text: string;
  /** What makes two spellings the same tag, for example `braided hair`; see `tagKey`. */
  readonly key: string;
  readonly span: Span;
  /** Which of the captions that a file holds it stands in: 0, unless each line is one. */
  readonly variant: number;
}

/** The place between two separators (or the ends), with the tag in it if there is one. */
export interface Slot {
  /** From one separator to the next, separators excluded, white space included. */
  readonly span: Span;
  /** The separator in front of it; empty for the first. */
  readonly before: string;
  readonly tag: Tag | undefined;
}

/** A caption, parsed. Nothing of the text is lost: slots and separators together are `text` from `read.start` to `read.end`. */
export interface Caption {
  readonly text: string;
  /** The part that the trainer reads; all tags lie in it. */
  readonly read: Span;
  readonly slots: readonly Slot[];
  readonly tags: readonly Tag[];
  readonly style: CaptionStyle;
  /** What it was split by. */
  readonly grammar: Grammar;
}

/**
 * Parses the part `read` of a text (the whole text if left out) into tags. Never throws; every text is a caption.
 * An empty or blank part has one slot and no tag.
 */
export function parseCaption(
  text: string,
  read: Span = { start: 0, end: text.length },
  grammar: Grammar = commas,
): Caption {
  const slots: Slot[] = [];
  const tags: Tag[] = [];
  let [start, before, variant] = [read.start, '', 0];
  const close = (end: number) => {
    const span = stripSpan(text, start, end);
    const words = text.slice(span.start, span.end);
    const spelling = words === '' ? undefined : spellingOf(words);
    const tag = spelling && { text: spelling.text, key: spelling.key, span, variant };
    slots.push({ span: { start, end }, before, tag });
    if (tag) tags.push(tag);
  };
  for (const separator of separatorsIn(text, read.start, read.end, grammar)) {
    close(separator.start);
    [start, before] = [separator.end, separator.text];
    if (separator.endsVariant) variant++;
  }
  close(read.end);
  return { text, read, slots, tags, style: styleOf(tags), grammar };
}

/** A tag's text with its key. */
type Spelling = Pick<Tag, 'text' | 'key'>;

const MOST_SPELLINGS = 50_000;
/** Longer ones are sentences, which hardly come twice. */
const LONGEST_SPELLING = 60;
const spellings = new Map<string, Spelling>();

/** A dataset has each tag many times: kept once, it takes an eighth less memory, and its key is made once. */
function spellingOf(text: string): Spelling {
  const known = spellings.get(text);
  if (known) return known;
  const spelling = { text, key: tagKey(text) };
  if (text.length > LONGEST_SPELLING) return spelling;
  if (spellings.size >= MOST_SPELLINGS) spellings.clear();
  spellings.set(text, spelling);
  return spelling;
}

/** What the trainer reads of a caption. */
export function readText({ text, read }: Caption): string {
  return text.slice(read.start, read.end);
}

/** The slot that an offset of the text lies in; the nearest one for an offset outside the part that is read. */
export function slotAt(caption: Caption, offset: number): Slot | undefined {
  return caption.slots[slotIndexAt(caption, offset)];
}

/** The number (0 = first) of the slot that an offset lies in; see `slotAt`. Takes the logarithm of their number. */
export function slotIndexAt({ slots }: Caption, offset: number): number {
  let first = 0;
  let last = slots.length - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (offset <= (slots[middle]?.span.end ?? 0)) last = middle;
    else first = middle + 1;
  }
  return first;
}
