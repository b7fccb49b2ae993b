import TinyQueue from 'tinyqueue';
import { LETTER_OF_BYTE, LETTERS } from './byte-letters.ts';
import { encodeUtf8 } from './repair/utf8.ts';

/** Stands behind the last letter of a word, whose tokens differ from those within one. */
const WORD_END = '</w>';

/** Two neighbours that can become one: the place of the first, and both as they were. */
interface Pair {
  readonly rank: number;
  readonly at: number;
  readonly words: string;
}

/** CLIP's byte-pair encoding of single words. */
export class BytePairs {
  /** The rank of each merge, by its two halves with a blank between. */
  readonly #ranks = new Map<string, number>();
  readonly #ids = new Map<string, number>();

  /** @param merges one a line, its two halves with a blank between, in the order that they were learnt in */
  constructor(merges: string) {
    for (const end of ['', WORD_END])
      for (const letter of LETTERS) this.#ids.set(letter + end, this.#ids.size);
    for (const merge of merges.split('\n')) {
      if (merge === '') continue;
      this.#ranks.set(merge, this.#ranks.size);
      this.#ids.set(merge.replace(' ', ''), this.#ids.size);
    }
  }

  /** How many ids there are: those that follow are free for marks. */
  get size(): number {
    return this.#ids.size;
  }

  /**
   * The ids of a word's tokens: of all neighbours the pair that was learnt first becomes one token, until no two can.
   * A merge makes only pairs that were learnt later, so a queue does in n log n what looking through the word again
   * for each would do.
   * @param word not empty, without lone surrogates
   */
  encode(word: string): readonly number[] {
    const tokens = encodeUtf8(word).map((byte) => LETTER_OF_BYTE[byte] ?? '');
    tokens.push((tokens.pop() ?? '') + WORD_END);
    const next = tokens.map((_, index) => index + 1);
    const previous = tokens.map((_, index) => index - 1);
    const queue = new TinyQueue<Pair>([], (a, b) => a.rank - b.rank || a.at - b.at);
    const offer = (at: number) => {
      const words = `${tokens[at]} ${tokens[next[at] ?? -1]}`;
      const rank = this.#ranks.get(words);
      if (rank !== undefined) queue.push({ rank, at, words });
    };
    for (let at = 0; at + 1 < tokens.length; at++) offer(at);
    for (let pair = queue.pop(); pair; pair = queue.pop()) {
      const { at, words } = pair;
      const right = next[at] ?? -1;
      // One of the two was merged with its other neighbour by now.
      if (`${tokens[at]} ${tokens[right]}` !== words) continue;
      tokens[at] += tokens[right] ?? '';
      tokens[right] = '';
      const after = next[right] ?? tokens.length;
      next[at] = after;
      previous[after] = at;
      offer(previous[at] ?? -1);
      offer(at);
    }
    return tokens.flatMap((token) => this.#ids.get(token) ?? []);
  }
}
