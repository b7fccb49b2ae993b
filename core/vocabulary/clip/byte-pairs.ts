import TinyQueue from 'tinyqueue';
import { encodeUtf8 } from './repair/utf8.ts';

/** Two neighbours that can become one: the place of the first, and both as they were. */
interface Pair {
  readonly rank: number;
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/** So many ids are single bytes, and as many single bytes that end a word. */
const BYTES = 0x100;
const NONE = -1;

/** CLIP's byte-pair encoding of single words. */
export class BytePairs {
  /** The rank of each merge, by the ids of its two halves. */
  readonly #ranks = new Map<number, number>();

  /**
   * @param merges for each merge, in the order that they were learnt in, the ids of its two halves; its own id is the
   * number of those before it
   */
  constructor(merges: Uint16Array) {
    for (let at = 0; at + 1 < merges.length; at += 2)
      this.#ranks.set(keyOf(merges[at] ?? 0, merges[at + 1] ?? 0), at / 2);
  }

  /** How many ids there are: those that follow are free for marks. */
  get size(): number {
    return 2 * BYTES + this.#ranks.size;
  }

  /**
   * The ids of a word's tokens: of all neighbours the pair that was learnt first becomes one token, until no two can.
   * A merge makes only pairs that were learnt later, so a queue does in n log n what looking through the word again
   * for each would do.
   * @param word not empty, without lone surrogates
   */
  encode(word: string): readonly number[] {
    const ids = encodeUtf8(word).map((byte) => ID_OF_BYTE[byte] ?? 0);
    ids.push((ids.pop() ?? 0) + BYTES);
    const next = ids.map((_, index) => index + 1);
    const previous = ids.map((_, index) => index - 1);
    const queue = new TinyQueue<Pair>([], (a, b) => a.rank - b.rank || a.at - b.at);
    const offer = (at: number) => {
      const [left, right] = [ids[at] ?? NONE, ids[next[at] ?? NONE] ?? NONE];
      const rank = this.#ranks.get(keyOf(left, right));
      if (rank !== undefined) queue.push({ rank, at, left, right });
    };
    for (let at = 0; at + 1 < ids.length; at++) offer(at);
    for (let pair = queue.pop(); pair; pair = queue.pop()) {
      const { rank, at, left, right } = pair;
      const gone = next[at] ?? NONE;
      // One of the two was merged with its other neighbour by now.
      if (ids[at] !== left || ids[gone] !== right) continue;
      ids[at] = 2 * BYTES + rank;
      ids[gone] = NONE;
      const after = next[gone] ?? ids.length;
      next[at] = after;
      previous[after] = at;
      offer(previous[at] ?? NONE);
      offer(at);
    }
    return ids.filter((id) => id !== NONE);
  }
}

function keyOf(left: number, right: number): number {
  return left * 0x1_0000 + right;
}

/** The id of each byte: those that Latin-1 prints come first. Source: `bytes_to_unicode` of GPT-2. */
const ID_OF_BYTE: readonly number[] = (() => {
  const bytes = Array.from({ length: BYTES }, (_, byte) => byte);
  const isPrinted = (byte: number) => (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  const order = [...bytes.filter(isPrinted), ...bytes.filter((byte) => !isPrinted(byte))];
  return bytes.map((byte) => order.indexOf(byte));
})();
