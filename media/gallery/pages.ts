import type { Pair, PairsPage } from '../../protocol/gallery.ts';

/** Pairs of a page. */
const PAGE = 60;
/** Pages that are kept; the longest unused go first. */
const MOST = 40;

interface Page {
  pairs: readonly Pair[];
  /** Of the data; -1 before any came. */
  revision: number;
  /** Data of an older revision must be asked for again. */
  needed: number;
  isAsked: boolean;
}

/** The pairs that are on the screen or near it, asked for page by page. */
export class Pages {
  readonly #fetch: (start: number, end: number) => Promise<PairsPage>;
  readonly #onChange: () => void;
  /** By page number, the longest unused first. */
  #pages = new Map<number, Page>();

  constructor(fetch: (start: number, end: number) => Promise<PairsPage>, onChange: () => void) {
    this.#fetch = fetch;
    this.#onChange = onChange;
  }

  at(index: number): Pair | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.pairs[index % PAGE];
  }

  /** Forgets all: other pairs stand at the places. */
  clear(): void {
    this.#pages = new Map();
  }

  /** Some pairs are others since a revision; null: all of them. What is here is shown until the new data come. */
  outdate(indices: readonly number[] | null, revision: number): void {
    const numbers = indices ? new Set(indices.map((index) => Math.floor(index / PAGE))) : this.#pages.keys();
    for (const number of numbers) {
      const page = this.#pages.get(number);
      if (page) page.needed = revision;
    }
  }

  /** Asks for what isn't here of the pairs from `start` to before `end`. */
  want(start: number, end: number): void {
    for (let number = Math.floor(start / PAGE); number * PAGE < end; number++) {
      const page = this.#pages.get(number) ?? { pairs: [], revision: -1, needed: 0, isAsked: false };
      this.#pages.delete(number);
      this.#pages.set(number, page);
      if (page.revision < page.needed && !page.isAsked) void this.#ask(number, page);
    }
    for (const number of this.#pages.keys()) {
      if (this.#pages.size <= MOST) break;
      this.#pages.delete(number);
    }
  }

  async #ask(number: number, page: Page): Promise<void> {
    page.isAsked = true;
    try {
      const { pairs, revision } = await this.#fetch(number * PAGE, (number + 1) * PAGE);
      if (this.#pages.get(number) !== page) return;
      page.pairs = pairs;
      page.revision = revision;
      // Asked anew by the drawing that follows, if it changed meanwhile and is still wanted.
      this.#onChange();
    } finally {
      page.isAsked = false;
    }
  }
}
