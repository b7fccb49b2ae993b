/**
 * Places of a text, sorted by what stands there, each with a rank: what is found for a beginning is a run of them.
 * Plain typed arrays, so that it can be transferred and kept on disk.
 */
export interface SuffixTableData {
  /** Offsets in the text, sorted by the text that begins there. */
  readonly places: Uint32Array;
  /** The rank of each place, smaller is better, in the same order. */
  readonly ranks: Uint32Array;
  /** The first letters of each place once more, side by side, where they are looked at all the time; else empty. */
  readonly heads: Uint16Array;
  /** A tree of places' indices: the best ranked one of each block, then of each two nodes below. */
  readonly best: Uint32Array;
}

/** A run of a table's places: those that share a beginning. `end` is exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** How a run parts by its next letter. */
interface Branches {
  /** The next letters in their order, 0 first where some places end. */
  readonly letters: readonly number[];
  /** Where the places with each begin; where the run ends at last. */
  readonly starts: readonly number[];
}

/** Runs of more places are parted once and for all: their like is asked for with every keystroke. */
const LARGE = 128;
/** More than any spelling has letters. */
const DEEPEST = 256;

/** Places in a block: the best of fewer is found by looking at each. */
const BLOCK = 32;

/** How many letters of a place are kept beside it. */
const HEAD = 4;

/** The heads of places: looking at a letter there is one way into memory instead of two. */
export function headsOf(text: Uint16Array, places: Uint32Array): Uint16Array {
  const heads = new Uint16Array(places.length * HEAD);
  for (let index = 0; index < places.length; index++) {
    const place = places[index] as number;
    for (let depth = 0; depth < HEAD; depth++) {
      const letter = text[place + depth] as number;
      if (letter === 0) break;
      heads[index * HEAD + depth] = letter;
    }
  }
  return heads;
}

/** Makes a table of sorted places. */
export function makeSuffixTable(
  places: Uint32Array,
  ranks: Uint32Array,
  heads: Uint16Array = new Uint16Array(),
): SuffixTableData {
  const blocks = Math.ceil(places.length / BLOCK);
  const best = new Uint32Array(2 * blocks);
  for (let block = 0; block < blocks; block++) {
    best[blocks + block] = bestOf(ranks, block * BLOCK, Math.min((block + 1) * BLOCK, places.length));
  }
  for (let node = blocks - 1; node > 0; node--) {
    best[node] = better(ranks, best[2 * node] as number, best[2 * node + 1] as number);
  }
  return { places, ranks, heads, best };
}

/** Asks a table. */
export class SuffixTable {
  readonly #text: Uint16Array;
  readonly #data: SuffixTableData;
  /** Of large runs, by start and depth. */
  readonly #branches = new Map<number, Branches>();

  constructor(text: Uint16Array, data: SuffixTableData) {
    this.#text = text;
    this.#data = data;
  }

  get all(): Run {
    return { start: 0, end: this.#data.places.length };
  }

  placeAt(index: number): number {
    return this.#data.places[index] as number;
  }

  rankAt(index: number): number {
    return this.#data.ranks[index] as number;
  }

  /** The letter at `depth` of a place, 0 at its end. */
  letterAt(index: number, depth: number): number {
    const { places, heads } = this.#data;
    if (depth < HEAD && heads.length > 0) return heads[index * HEAD + depth] as number;
    return this.#text[(places[index] as number) + depth] as number;
  }

  /** The places that begin with a text; none: an empty run. */
  startingWith(beginning: string): Run {
    let run = this.all;
    for (let depth = 0; depth < beginning.length && run.start < run.end; depth++) {
      run = this.narrow(run, depth, beginning.charCodeAt(depth));
    }
    return run;
  }

  /** Of places that share their first `depth` letters those with a given next one; 0 for those that end. */
  narrow({ start, end }: Run, depth: number, letter: number): Run {
    const from = this.firstFrom(start, end, depth, letter);
    if (from === end || this.letterAt(from, depth) !== letter) return { start: from, end: from };
    return { start: from, end: this.firstFrom(start, end, depth, letter + 1) };
  }

  /**
   * The first of some places whose next letter is `letter` or a later one; `end` where there is none.
   * @param start with `end` all the places that share some `depth` letters
   */
  firstFrom(start: number, end: number, depth: number, letter: number): number {
    if (end - start <= LARGE) return this.#search(start, end, depth, letter);
    const { letters, starts } = this.#branchesOf(start, end, depth);
    let low = 0;
    let high = letters.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((letters[middle] as number) < letter) low = middle + 1;
      else high = middle;
    }
    return starts[low] as number;
  }

  #search(start: number, end: number, depth: number, letter: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.letterAt(middle, depth) < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #branchesOf(start: number, end: number, depth: number): Branches {
    const key = start * DEEPEST + depth;
    const known = this.#branches.get(key);
    if (known) return known;
    const letters: number[] = [];
    const starts: number[] = [];
    for (let at = start; at < end; ) {
      const letter = this.letterAt(at, depth);
      letters.push(letter);
      starts.push(at);
      at = this.#search(at, end, depth, letter + 1);
    }
    starts.push(end);
    const branches = { letters, starts };
    this.#branches.set(key, branches);
    return branches;
  }

  /** The index of the best ranked place of a run that isn't empty, the first of equal ones. */
  bestIn({ start, end }: Run): number {
    const { ranks, best } = this.#data;
    const firstBlock = Math.ceil(start / BLOCK);
    const lastBlock = Math.floor(end / BLOCK);
    if (firstBlock >= lastBlock) return bestOf(ranks, start, end);
    // With nothing in front of the first block this is the block's first place.
    let found = bestOf(ranks, start, firstBlock * BLOCK);
    const blocks = best.length / 2;
    let left = firstBlock + blocks;
    let right = lastBlock + blocks;
    for (; left < right; left >>>= 1, right >>>= 1) {
      if (left & 1) found = better(ranks, found, best[left++] as number);
      if (right & 1) found = better(ranks, found, best[--right] as number);
    }
    if (end > lastBlock * BLOCK) found = better(ranks, found, bestOf(ranks, lastBlock * BLOCK, end));
    return found;
  }
}

function bestOf(ranks: Uint32Array, start: number, end: number): number {
  let found = start;
  for (let index = start + 1; index < end; index++) {
    if ((ranks[index] as number) < (ranks[found] as number)) found = index;
  }
  return found;
}

function better(ranks: Uint32Array, a: number, b: number): number {
  const [rankA, rankB] = [ranks[a] as number, ranks[b] as number];
  return rankA < rankB || (rankA === rankB && a < b) ? a : b;
}
