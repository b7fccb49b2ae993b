import type { PairsPage } from '../../../protocol/gallery/listing.ts';
import type { Pair } from '../../../protocol/gallery/pair.ts';

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
  /** The order that the pairs stand in. */
  order: number;
  isAsked: boolean;
}

/** What pages need from outside. */
export interface PageSource {
  fetch(start: number, end: number): Promise<PairsPage>;
  /** Hears that there is something new. */
  onChange(): void;
  /** Hears that pairs stand elsewhere by now than the listing says that is on the screen. */
  onOtherOrder(): void;
}

/** The pairs that are on the screen or near it, asked for page by page. */
export class Pages {
  readonly #source: PageSource;
  /** By page number, the longest unused first. */
  #pages = new Map<number, Page>();
  #order = -1;

  constructor(source: PageSource) {
    this.#source = source;
  }

  at(index: number): Pair | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.pairs[index % PAGE];
  }

  /** A pair that is here, wherever it stands. */
  find(image: string): Pair | undefined {
    for (const { pairs } of this.#pages.values()) {
      const found = pairs.find((pair) => pair.image === image);
      if (found) return found;
    }
    return undefined;
  }

  /** Forgets all: other pairs stand at the places, and in which order is still to be heard. */
  clear(): void {
    this.#pages = new Map();
    this.#order = -1;
  }

  /** Takes the order of a listing: where it is another one, all is asked for again. What is here is shown until then. */
  follow(order: number): void {
    this.#order = order;
  }

  /** Some pairs are others since a revision; null: any may be. What is here is shown until the new data come. */
  outdate(images: ReadonlySet<string> | null, revision: number): void {
    for (const page of this.#pages.values())
      if (!images || page.isAsked || page.pairs.some(({ image }) => images.has(image)))
        page.needed = revision;
  }

  /** Asks for what isn't here of the pairs from `start` to before `end`. */
  want(start: number, end: number): void {
    for (let number = Math.floor(start / PAGE); number * PAGE < end; number++) {
      const page = this.#pages.get(number) ?? {
        pairs: [],
        revision: -1,
        needed: 0,
        order: -1,
        isAsked: false,
      };
      this.#pages.delete(number);
      this.#pages.set(number, page);
      const isOld = page.revision < page.needed || page.order !== this.#order;
      if (isOld && !page.isAsked) void this.#ask(number, page);
    }
    for (const number of this.#pages.keys()) {
      if (this.#pages.size <= MOST) break;
      this.#pages.delete(number);
    }
  }

  async #ask(number: number, page: Page): Promise<void> {
    page.isAsked = true;
    try {
      const { pairs, revision, order } = await this.#source.fetch(number * PAGE, (number + 1) * PAGE);
      if (this.#pages.get(number) !== page) return;
      // Before the first listing: that tells then whether these are its pairs.
      if (order !== this.#order && this.#order >= 0) return this.#source.onOtherOrder();
      page.pairs = pairs;
      page.revision = revision;
      page.order = order;
      // Asked anew by the drawing that follows, if it changed meanwhile and is still wanted.
      this.#source.onChange();
    } finally {
      page.isAsked = false;
    }
  }
}
