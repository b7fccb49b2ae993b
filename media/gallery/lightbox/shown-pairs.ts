import type { Pair } from '../../../protocol/gallery/pair.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { filled } from '../filled.ts';
import type { Pages } from '../grid/pages.ts';
import type { Listed } from '../listed.ts';
import type { Page } from '../page.ts';

/** Where the pairs of the lightbox come from. */
export interface PairSource {
  readonly page: Page;
  readonly cursor: Cursor;
  readonly pages: Pages;
  readonly listed: Listed;
}

/** A compared picture with its place in the listing. */
interface Compared {
  readonly image: string;
  readonly index: number;
}

/** So many pictures can be compared. */
const MOST_COMPARED = 4;

/** Which pairs the lightbox shows: the grid's current one, or those that were chosen to be compared. */
export class ShownPairs {
  readonly #source: PairSource;
  #compared: readonly Compared[] = [];
  /** The order that their places belong to. */
  #order = -1;

  constructor(source: PairSource) {
    this.#source = source;
  }

  /** Whether the current pair is shown, and one goes from it to others. */
  get isOne(): boolean {
    return this.#compared.length === 0;
  }

  /** Takes what is chosen, where that can be compared; else the current pair. */
  async choose(): Promise<void> {
    const { size, images } = this.#source.cursor.selection;
    const isFew = size > 1 && size <= MOST_COMPARED;
    this.#compared = [];
    if (isFew) await this.#find([...images]);
    this.chooseShown();
  }

  /** Chooses what is shown, and nothing else: what a key does, it does to what one sees. */
  chooseShown(): void {
    const { cursor } = this.#source;
    const current = cursor.image === undefined ? [] : [cursor.image];
    cursor.chooseExactly(this.isOne ? current : this.#compared.map(({ image }) => image));
  }

  /** The pairs to show, as far as they have come. */
  get pairs(): readonly Pair[] {
    const { cursor, pages, listed } = this.#source;
    if (!this.isOne) {
      if (listed.listing.order !== this.#order) void this.#find(this.#compared.map(({ image }) => image));
      for (const { index } of this.#compared) pages.want(index, index + 1);
      return this.#compared.map(({ image }) => pages.find(image)).filter((pair) => pair !== undefined);
    }
    pages.want(Math.max(0, cursor.index - 1), cursor.index + 2);
    const here = pages.at(cursor.index);
    // The one that was there is gone: the next one has moved up.
    if (cursor.image === undefined && here) cursor.goTo(cursor.index);
    const pair = cursor.image === undefined ? here : (pages.find(cursor.image) ?? here);
    return pair ? [pair] : [];
  }

  /** Those beside the current one, the next one first. */
  get near(): readonly Pair[] {
    const { cursor, pages } = this.#source;
    if (!this.isOne) return [];
    const places = [cursor.index + 1, cursor.index - 1].filter((place) => place >= 0);
    return places.map((place) => pages.at(place)).filter((pair) => pair !== undefined);
  }

  /** Which of how many. */
  get position(): string {
    const { page, cursor, listed } = this.#source;
    const { lightbox: strings } = page.strings;
    if (!this.isOne) return filled(strings.beside, this.#compared.length);
    return filled(strings.position, cursor.index + 1, listed.listing.total);
  }

  go(to: 'first' | 'previous' | 'next' | 'last'): void {
    const { cursor, listed } = this.#source;
    const last = listed.listing.total - 1;
    const index = { first: 0, previous: cursor.index - 1, next: cursor.index + 1, last }[to];
    if (this.isOne && index >= 0 && index <= last && index !== cursor.index) cursor.goTo(index);
  }

  /** Where compared pictures stand; those that are listed no more aren't compared. */
  async #find(images: readonly string[]): Promise<void> {
    const { page, listed } = this.#source;
    const { order } = listed.listing;
    this.#order = order;
    const ask = (image: string) => page.channel.request('find', { ...listed.place, image }).answer;
    // Where the server can't be reached, it tells when it is back: then there is another listing.
    const places = await Promise.all(images.map(ask)).catch(() => undefined);
    if (!places || this.#order !== order) return;
    const found = images.flatMap((image, at) => {
      const index = places[at] ?? null;
      return index === null ? [] : [{ image, index }];
    });
    this.#compared = found.length > 1 ? found.sort((a, b) => a.index - b.index) : [];
    page.redraw();
  }
}
