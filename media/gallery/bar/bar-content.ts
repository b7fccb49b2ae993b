import type { Listing, ListingWish } from '../../../protocol/gallery/listing.ts';
import type { ShowEvent, ToHost } from '../../../protocol/gallery/messages.ts';
import type { Palette } from '../palette/palette.ts';
import type { PageState } from '../state.ts';
import type { QueryLine } from './query-line.ts';

/** What the bar shows. */
export interface Bar {
  readonly show: ShowEvent;
  readonly query: QueryLine;
  readonly palette: Palette;
  readonly listing: Listing;
  /** What is wanted; another one than what is listed while that is looked for. */
  readonly wish: ListingWish;
  readonly isLoading: boolean;
  /** How many pairs are chosen. */
  readonly selected: number;
  readonly state: PageState;
}

/** What is done in it. */
export interface BarEvents {
  send(event: ToHost): void;
  wish(change: Partial<ListingWish>): void;
  zoom(direction: 1 | -1): void;
  keep(change: Partial<PageState>): void;
}
