import type { Listed } from '../listed.ts';
import type { Grid } from './grid.ts';
import type { Pages } from './pages.ts';

/** The pairs at the place where the page begins. */
export class FirstPairs {
  readonly #grid: Grid;
  readonly #pages: Pages;
  readonly #listed: Listed;
  readonly #scrollTop: () => number;

  /** @param scrollTop where the page was when it was last seen (pixels) */
  constructor(
    { grid, pages, listed }: { grid: Grid; pages: Pages; listed: Listed },
    scrollTop: () => number,
  ) {
    this.#grid = grid;
    this.#pages = pages;
    this.#listed = listed;
    this.#scrollTop = scrollTop;
  }

  /** Asks for them; together with the listing, without waiting for that. */
  want(): void {
    this.#pages.want(this.#first, this.#first + 1);
  }

  /** Whether they are here, or there are none. */
  get areKnown(): boolean {
    const { isKnown, listing } = this.#listed;
    return isKnown && (listing.total === 0 || this.#pages.at(this.#first) !== undefined);
  }

  get #first(): number {
    return this.#grid.firstAt(this.#scrollTop());
  }
}
