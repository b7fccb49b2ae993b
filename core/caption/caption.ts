import type { Span } from '../span.ts';
import { commas, type Grammar, separatorsIn } from './grammar.ts';
import { type Spelling, spellingOf } from './spelling.ts';
import { type CaptionStyle, styleOf } from './style.ts';
import { stripSpan } from './white-space.ts';

/** One tag of a caption: the text between two commas, without the white space around it. */
export interface Tag {
  /** As written, for example `Braided_Hair`. */
  readonly text: string;
  /** What makes two spellings the same tag, for example `braided hair`; see `tagKey`. */
  readonly key: string;
  /** Both, as all captions share them. */
  readonly spelling: Spelling;
  readonly span: Span;
  /** Which of the captions that a file holds it stands in: 0, unless each line is one. */
  readonly variant: number;
}

/** A caption, parsed. Nothing of the text is lost: see `slotsOf`. */
export interface Caption {
  readonly text: string;
  /** The part that the trainer reads; all tags lie in it. */
  readonly read: Span;
  readonly tags: readonly Tag[];
  /** Whether it has places without a tag, such as between `,,` or behind a last comma. */
  readonly hasEmptySlots: boolean;
  readonly style: CaptionStyle;
  /** What it was split by. */
  readonly grammar: Grammar;
}

/** Tags of longer ones aren't shared. */
const LONGEST_CAPTION = 5000;

/**
 * Parses the part `read` of a text (the whole text if left out) into tags. Never throws; every text is a caption.
 * An empty or blank part has no tag.
 */
export function parseCaption(
  text: string,
  read: Span = { start: 0, end: text.length },
  grammar: Grammar = commas,
): Caption {
  const tags: Tag[] = [];
  let [start, variant, hasEmptySlots] = [read.start, 0, false];
  const close = (end: number) => {
    const span = stripSpan(text, start, end);
    const words = text.slice(span.start, span.end);
    if (words === '') {
      hasEmptySlots = true;
      return;
    }
    const spelling = spellingOf(words, text.length <= LONGEST_CAPTION);
    tags.push({ text: spelling.text, key: spelling.key, spelling, span, variant });
  };
  if (grammar === commas) {
    // Nearly all captions: without an object for each comma.
    for (let at = text.indexOf(',', start); at >= 0 && at < read.end; at = text.indexOf(',', start)) {
      close(at);
      start = at + 1;
    }
  } else {
    for (const separator of separatorsIn(text, read.start, read.end, grammar)) {
      close(separator.start);
      start = separator.end;
      if (separator.endsVariant) variant++;
    }
  }
  close(read.end);
  return { text, read, tags, hasEmptySlots, style: styleOf(tags), grammar };
}

/** What the trainer reads of a caption. */
export function readText({ text, read }: Caption): string {
  return text.slice(read.start, read.end);
}
