import { remembered } from '../../caption/remembered.ts';
import { rememberedByTag, type Spelling } from '../../caption/spelling.ts';
import { BytePairs } from './byte-pairs.ts';
import { fixText } from './repair/fix-text.ts';

const EVERY_MARK = /(<\|startoftext\|>|<\|endoftext\|>)/;
/** A mark, a short form, a word, a digit or a run of signs; white space as Python's `\s`. */
const PIECE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: white space to Python
  /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\t-\r\x1c- \x85\p{Zs}\u2028\u2029\p{L}\p{N}]+/giu;
/** Text in which there is nothing to repair, and no mark: no sign of an entity (`&amp;`) and none that begins a mark. */
const PLAIN = /^[ -%'-;=-~]*$/;
/** So many pieces are remembered with their tokens; a dataset has fewer words. */
const MOST_PIECES = 20_000;

/** A tag, as far as its tokens go. */
interface Spelt {
  readonly spelling: Spelling;
}

/**
 * CLIP's tokenizer as the trainer uses it: the slow `CLIPTokenizer` of transformers 4.57.6 with ftfy 6.3.1, for CLIP
 * ViT-L/14 and for OpenCLIP bigG, which count alike. Its own answers stand in `test/fixtures/oracles`.
 */
export class ClipTokenizer {
  readonly #bytePairs: BytePairs;
  readonly #marks: ReadonlyMap<string, readonly number[]>;
  readonly #known = new Map<string, readonly number[]>();

  /** @param merges CLIP's 48,894 merges: the ids of the two halves of each */
  constructor(merges: Uint16Array) {
    this.#bytePairs = new BytePairs(merges);
    const { size } = this.#bytePairs;
    this.#marks = new Map([
      ['<|startoftext|>', [size]],
      ['<|endoftext|>', [size + 1]],
    ]);
  }

  /** The ids of a text's tokens, without the two that begin and end each prompt. Never throws. */
  encode(text: string): readonly number[] {
    const ids: number[] = [];
    for (const part of text.split(EVERY_MARK))
      for (const piece of this.#marks.has(part) ? [part] : repairedPieces(part))
        for (const id of this.#encodePiece(piece)) ids.push(id);
    return ids;
  }

  /** How many tokens a text has, without the two that begin and end each prompt. */
  count(text: string): number {
    if (!PLAIN.test(text)) return this.encode(text).length;
    // No token goes on behind a blank: tags are counted with their comma, each once.
    let [count, start] = [0, 0];
    for (let at = text.indexOf(', '); at >= 0; at = text.indexOf(', ', start)) {
      count += this.#countPart(text.slice(start, at + 1));
      start = at + 2;
    }
    return count + this.#countPart(text.slice(start));
  }

  readonly #countPart = remembered((part) => this.encode(part).length);

  /**
   * How many tokens tags have with a comma and a blank between each two: the same as their text, without looking at it
   * again. Undefined where something in them is to be repaired first, or is a mark.
   */
  countTags(tags: readonly Spelt[]): number | undefined {
    let count = 0;
    const last = tags.length - 1;
    for (let index = 0; index <= last; index++) {
      const more = (index < last ? this.#countWithComma : this.#countAlone)(tags[index] as Spelt);
      if (more < 0) return undefined;
      count += more;
    }
    return count;
  }

  readonly #countWithComma = rememberedByTag(({ text }) => this.#countPlain(`${text},`));
  readonly #countAlone = rememberedByTag(({ text }) => this.#countPlain(text));

  /** Of a text in which nothing is repaired, the rest of which would only take time. */
  #countPlain(text: string): number {
    if (!PLAIN.test(text)) return -1;
    let count = 0;
    for (const piece of text.toLowerCase().match(PIECE) ?? []) count += this.#encodePiece(piece).length;
    return count;
  }

  /**
   * Where a text is cut that has more than `limit` tokens: the offset (UTF-16) of the first word or sign that isn't kept
   * whole. Undefined for a text that is kept whole.
   */
  cut(text: string, limit: number): number | undefined {
    if (PLAIN.test(text)) return this.#cutPlain(text, limit);
    if (this.count(text) <= limit) return undefined;
    // What is repaired may be longer or shorter than what stands there: so beginnings of the text are counted.
    const pieces = [...text.matchAll(PIECE)];
    let first = 0;
    let last = pieces.length - 1;
    while (first < last) {
      const middle = (first + last) >> 1;
      const piece = pieces[middle];
      if (piece && this.count(text.slice(0, piece.index + piece[0].length)) > limit) last = middle;
      else first = middle + 1;
    }
    return pieces[first]?.index ?? 0;
  }

  /** The same for a text in which nothing is repaired: its pieces are counted one after the other. */
  #cutPlain(text: string, limit: number): number | undefined {
    let count = 0;
    for (const { 0: piece, index } of text.matchAll(PIECE)) {
      count += this.#encodePiece(piece.toLowerCase()).length;
      if (count > limit) return index;
    }
    return undefined;
  }

  #encodePiece(piece: string): readonly number[] {
    const known = this.#marks.get(piece) ?? this.#known.get(piece);
    if (known) return known;
    const ids = this.#bytePairs.encode(piece);
    if (this.#known.size >= MOST_PIECES) this.#known.clear();
    this.#known.set(piece, ids);
    return ids;
  }
}

function repairedPieces(text: string): readonly string[] {
  return fixText(text).toLowerCase().match(PIECE) ?? [];
}
