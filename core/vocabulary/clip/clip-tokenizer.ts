import { BytePairs } from './byte-pairs.ts';
import { fixText } from './repair/fix-text.ts';

const EVERY_MARK = /(<\|startoftext\|>|<\|endoftext\|>)/;
/** A mark, a short form, a word, a digit or a run of signs; white space as Python's `\s`. */
const PIECE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: white space to Python
  /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\t-\r\x1c- \x85\p{Zs}\u2028\u2029\p{L}\p{N}]+/giu;
/** So many pieces are remembered with their tokens; a dataset has fewer words. */
const MOST_PIECES = 20_000;

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
    return this.encode(text).length;
  }

  /**
   * Where a text is cut that has more than `limit` tokens: the offset (UTF-16) of the first word or sign that isn't kept
   * whole. Undefined for a text that is kept whole.
   */
  cut(text: string, limit: number): number | undefined {
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
