import type { Asked } from '../../../protocol/channel.ts';
import type { CaptionParts } from '../../../protocol/gallery/caption.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';

/** A caption with the places of its tags, in UTF-16 units. */
export type TaggedText = Pick<CaptionParts, 'text' | 'tags'>;

/** A part of a caption. */
export interface Piece {
  readonly text: string;
  /** Whether it is a tag that not all of the captions have. */
  readonly isOwn: boolean;
}

/** Captions in pieces: the tags that not all of them have stand out. */
export function ownTags(captions: readonly TaggedText[]): readonly (readonly Piece[])[] {
  const keys = captions.map(({ text, tags }) => new Set(tags.map((tag) => keyOf(text, tag))));
  return captions.map(({ text, tags }) => {
    const pieces: Piece[] = [];
    let end = 0;
    const add = (part: string, isOwn: boolean) => part !== '' && pieces.push({ text: part, isOwn });
    for (const tag of tags) {
      const isOwn = !keys.every((one) => one.has(keyOf(text, tag)));
      add(text.slice(end, tag.start), false);
      add(text.slice(tag.start, tag.end), isOwn);
      end = tag.end;
    }
    add(text.slice(end), false);
    return pieces;
  });
}

/** What spellings of one tag have in common. */
function keyOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text
    .slice(start, end)
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');
}

interface Known {
  /** The caption that was taken apart. */
  readonly caption: string | null;
  readonly parts: TaggedText;
}

/** The captions of compared pictures, taken apart. */
export class ComparedCaptions {
  readonly #ask: (image: string) => Asked<CaptionParts>;
  readonly #onChange: () => void;
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, string | null>();

  constructor(ask: (image: string) => Asked<CaptionParts>, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** The captions in pieces. Until all have come, none of their tags is marked. */
  of(pairs: readonly Pair[]): readonly (readonly Piece[])[] {
    for (const pair of pairs) this.#want(pair);
    const plain = pairs.map(({ caption }) => [{ text: caption ?? '', isOwn: false }]);
    const parts = pairs.map(({ image }) => this.#known.get(image)?.parts);
    const all = parts.filter((one) => one !== undefined);
    return all.length === pairs.length ? ownTags(all) : plain;
  }

  #want({ image, caption }: Pair): void {
    if (this.#known.get(image)?.caption === caption && this.#known.has(image)) return;
    if (this.#asked.get(image) === caption && this.#asked.has(image)) return;
    this.#asked.set(image, caption);
    this.#ask(image).answer.then(
      (parts) => {
        if (this.#asked.get(image) !== caption) return;
        this.#asked.delete(image);
        this.#known.set(image, { caption, parts });
        this.#onChange();
      },
      // Shown without marks, and asked for again when it is another one.
      () => undefined,
    );
  }
}
