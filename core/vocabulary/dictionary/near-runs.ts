import type { Run, SuffixTable } from './suffix-table.ts';

const BLANK = 0x20;

/** How much may be wrong: only missing blanks; a letter in each word but the very first letter; any letter. */
export type Tolerance = 'blanks' | 'later letters' | 'any letter';

/**
 * The runs of a table whose places begin like a typed text though blanks are missing in it, and where letters may be
 * wrong, though each of its words has one letter more, less or another, or two neighbours swapped. No run holds another.
 *
 * It walks the sorted places as the trie that they are; most ways end after a letter or two.
 */
export function nearRuns(table: SuffixTable, typed: string, tolerance: Tolerance): readonly Run[] {
  const runs: Run[] = [];
  const { start, end } = table.all;
  if (start < end) new Walk(table, typed, tolerance, runs).begin(start, end);
  return outermost(runs);
}

class Walk {
  readonly #table: SuffixTable;
  readonly #typed: string;
  /** How many edits a word may have. */
  readonly #edits: number;
  /** Where the first of them may be. */
  readonly #from: number;
  readonly #found: Run[];

  constructor(table: SuffixTable, typed: string, tolerance: Tolerance, found: Run[]) {
    this.#table = table;
    this.#typed = typed;
    this.#edits = tolerance === 'blanks' ? 0 : 1;
    this.#from = tolerance === 'any letter' ? 0 : 1;
    this.#found = found;
  }

  begin(start: number, end: number): void {
    this.#go(start, end, 0, 0, this.#edits);
  }

  /**
   * Goes on from the places that share `depth` letters, which match the first `at` letters of what is typed.
   * @param left how many edits this word may still have
   */
  #go(start: number, end: number, depth: number, at: number, left: number): void {
    if (at >= this.#typed.length) {
      this.#found.push({ start, end });
      return;
    }
    const letter = this.#typed.charCodeAt(at);
    const isBlank = letter === BLANK;
    this.#step(start, end, depth, letter, at + 1, isBlank ? this.#edits : left);
    if (!isBlank && depth > 0) this.#step(start, end, depth, BLANK, at, left);
    if (left > 0 && at >= this.#from) this.#edit(start, end, depth, at, left - 1);
  }

  /** Goes on from those of the places whose next letter is a given one. */
  #step(start: number, end: number, depth: number, letter: number, at: number, left: number): void {
    const table = this.#table;
    // Most ways end here: a look at both ends saves the search.
    const first = table.letterAt(start, depth);
    const last = table.letterAt(end - 1, depth);
    if (first > letter || last < letter) return;
    const from = first === letter ? start : table.firstFrom(start, end, depth, letter);
    if (table.letterAt(from, depth) !== letter) return;
    const to = last === letter ? end : table.firstFrom(start, end, depth, letter + 1);
    this.#go(from, to, depth + 1, at, left);
  }

  #edit(start: number, end: number, depth: number, at: number, left: number): void {
    const letter = this.#typed.charCodeAt(at);
    const next = at + 1 < this.#typed.length ? this.#typed.charCodeAt(at + 1) : 0;
    // A letter too many.
    this.#go(start, end, depth, at + 1, left);
    for (let from = start; from < end; ) {
      const other = this.#table.letterAt(from, depth);
      const to = this.#table.firstFrom(start, end, depth, other + 1);
      if (other !== 0) {
        // A letter is missing.
        this.#go(from, to, depth + 1, at, left);
        // Another letter.
        if (other !== letter) this.#go(from, to, depth + 1, at + 1, left);
        // The letter of the next place: the two may be swapped.
        if (other === next && other !== letter) this.#step(from, to, depth + 1, letter, at + 2, left);
      }
      from = to;
    }
  }
}

/** The runs that lie in no other; runs of a trie lie within each other or apart. */
function outermost(runs: Run[]): readonly Run[] {
  runs.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return runs.filter((run) => {
    if (run.end <= end) return false;
    end = run.end;
    return true;
  });
}
