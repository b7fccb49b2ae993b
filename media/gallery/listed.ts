import type { Asked } from '../../protocol/channel.ts';
import { allByName, type Listing, type ListingWish } from '../../protocol/gallery/listing.ts';
import type { HostChannel } from './host.ts';

const none: Listing = { revision: 0, order: -1, total: 0, all: 0, groups: [], problem: null };

/** What is listed of a dataset, and what the user wants to be listed. */
export class Listed {
  readonly #channel: HostChannel;
  readonly #onChange: (isOtherOrder: boolean) => void;
  #asked: Asked<Listing> | undefined;
  dataset: string | undefined;
  wish: ListingWish = allByName;
  /** What is on the screen; of an older wish until the new one is fulfilled, or can be. */
  listing: Listing = none;
  /** The wish that is on the screen. */
  shown: ListingWish = allByName;
  /** Whether anything has come yet. */
  isKnown = false;

  /** @param onChange hears that a listing has come, and whether other pairs are listed or in another order */
  constructor(channel: HostChannel, onChange: (isOtherOrder: boolean) => void) {
    this.#channel = channel;
    this.#onChange = onChange;
  }

  /** What is on the screen, as requests name it. */
  get place(): { readonly dataset: string; readonly wish: ListingWish } {
    return { dataset: this.dataset ?? '', wish: this.shown };
  }

  /** Whether all pairs are listed by name, so that no change of a pair moves it. */
  get isPlain(): boolean {
    const { query, sort, grouping } = this.wish;
    return query === '' && sort === 'name' && grouping === 'none';
  }

  get isLoading(): boolean {
    return this.#asked !== undefined;
  }

  /** Shows another dataset, or none. */
  open(dataset: string | undefined, wish: ListingWish): void {
    this.dataset = dataset;
    this.wish = wish;
    this.shown = wish;
    this.listing = none;
    this.isKnown = false;
    this.ask();
  }

  want(change: Partial<ListingWish>): void {
    this.wish = { ...this.wish, ...change };
    this.ask();
  }

  /** Asks what is listed now. What was asked before is given up. */
  ask(): void {
    this.#asked?.cancel();
    this.#asked = undefined;
    if (this.dataset === undefined) return;
    const { wish } = this;
    const asked = this.#channel.request('listing', { dataset: this.dataset, wish });
    this.#asked = asked;
    asked.answer.then(
      (listing) => this.#asked === asked && this.#take(listing, wish),
      () => {
        // Given up, or the server is gone: it tells when it is back.
        if (this.#asked === asked) this.#asked = undefined;
      },
    );
  }

  #take(listing: Listing, wish: ListingWish): void {
    this.#asked = undefined;
    // A query that is being written is wrong for a while: what was found before stays.
    if (listing.problem && this.isKnown) {
      this.listing = { ...this.listing, problem: listing.problem };
      this.#onChange(false);
      return;
    }
    this.isKnown = true;
    this.shown = wish;
    const isOther = listing.order !== this.listing.order;
    // The same groups are the same object, so that nothing is laid out anew.
    this.listing = isOther ? listing : { ...listing, groups: this.listing.groups };
    this.#onChange(isOther);
  }
}
